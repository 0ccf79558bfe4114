"""Months and years as people of the Member States write them: in their languages, figures and eras."""

import re
import unicodedata

NAMES: tuple[tuple[str, ...], ...] = (
    ("january", "januari", "janeiro", "enero", "มกราคม", "ม.ค.", "មករា", "ມັງກອນ", "ဇန်နဝါရီ"),
    ("february", "februari", "pebruari", "fevereiro", "pebrero", "กุมภาพันธ์", "ก.พ.", "កុម្ភៈ", "ກຸມພາ", "ဖေဖော်ဝါရီ"),
    ("march", "maret", "mac", "março", "marso", "มีนาคม", "มี.ค.", "មីនា", "ມີນາ", "မတ်"),
    ("april", "abril", "เมษายน", "เม.ย.", "មេសា", "ເມສາ", "ဧပြီ"),
    ("may", "mei", "maio", "mayo", "พฤษภาคม", "พ.ค.", "ឧសភា", "ພຶດສະພາ", "မေ"),
    ("june", "juni", "jun", "junho", "hunyo", "มิถุนายน", "มิ.ย.", "មិថុនា", "ມິຖຸນາ", "ဇွန်"),
    ("july", "juli", "julai", "julho", "hulyo", "กรกฎาคม", "ก.ค.", "កក្កដា", "ກໍລະກົດ", "ဇူလိုင်"),
    ("august", "agustus", "ogos", "agosto", "สิงหาคม", "ส.ค.", "សីហា", "ສິງຫາ", "ဩဂုတ်"),
    ("september", "setembro", "setyembre", "กันยายน", "ก.ย.", "កញ្ញា", "ກັນຍາ", "စက်တင်ဘာ"),
    ("october", "oktober", "outubro", "oktubre", "ตุลาคม", "ต.ค.", "តុលា", "ຕຸລາ", "အောက်တိုဘာ"),
    ("november", "nopember", "novembro", "nobyembre", "พฤศจิกายน", "พ.ย.", "វិច្ឆិកា", "ພະຈິກ", "နိုဝင်ဘာ"),
    ("december", "desember", "disember", "dezembro", "disyembre", "ธันวาคม", "ธ.ค.", "ធ្នូ", "ທັນວາ", "ဒီဇင်ဘာ"),
)
SHORTEST = 3
VIETNAMESE = re.compile(r"tháng (\d{1,2})\b")
WORD = re.compile(r"[^\s\d/,-]+")
BUDDHIST = range(2400, 2701)
BUDDHIST_AHEAD = 543  # the era of Thailand, Lao PDR and Cambodia


def plain(text: str) -> str:
    """Text in which only what it says counts: one width, lower case, figures 0 to 9."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in folded)


BY_NAME = {plain(name): number for number, names in enumerate(NAMES, start=1) for name in names}
UNSPACED = sorted((name for name in BY_NAME if not name[0].isascii()), key=len, reverse=True)


def month_of(word: str) -> int | None:
    """The month with this name, or with a name that begins so."""
    word = word.rstrip(".")
    if word in BY_NAME:
        return BY_NAME[word]
    found = {number for name, number in BY_NAME.items() if len(word) >= SHORTEST and name.startswith(word)}
    return found.pop() if len(found) == 1 else None


def marked(text: str) -> str:
    """A plain text with each month in it as M1 to M12; no capital M comes from anywhere else."""
    found = VIETNAMESE.sub(r"M\1", plain(text))
    for name in UNSPACED:
        found = found.replace(name, f" M{BY_NAME[name]} ")
    return " ".join(WORD.sub(_marked, found).split())


def _marked(word: re.Match[str]) -> str:
    number = month_of(word.group())
    return f" M{number} " if number else word.group()


def our_year(year: int) -> int:
    """A year of the Gregorian calendar; 2400 to 2700 are years of the Buddhist era."""
    return year - BUDDHIST_AHEAD if year in BUDDHIST else year
