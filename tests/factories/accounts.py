"""People, posts and the offices they stand in."""

from datetime import date

from kernel.access.actor import Role
from kernel.accounts.models import Post, User
from kernel.members.models import Office

FIRST_DAY = date(2019, 7, 11)
PASSWORD = "a quiet river at seven"

# code: name, formal name, capital, zone, in ASEAN's order
STATES = {
    "BN": ("Brunei Darussalam", "Brunei Darussalam", "Bandar Seri Begawan", "Asia/Brunei"),
    "KH": ("Cambodia", "Kingdom of Cambodia", "Phnom Penh", "Asia/Phnom_Penh"),
    "ID": ("Indonesia", "Republic of Indonesia", "Jakarta", "Asia/Jakarta"),
    "LA": ("Lao PDR", "Lao People’s Democratic Republic", "Vientiane", "Asia/Vientiane"),
    "MY": ("Malaysia", "Malaysia", "Kuala Lumpur", "Asia/Kuala_Lumpur"),
    "MM": ("Myanmar", "Republic of the Union of Myanmar", "Nay Pyi Taw", "Asia/Yangon"),
    "PH": ("Philippines", "Republic of the Philippines", "Manila", "Asia/Manila"),
    "SG": ("Singapore", "Republic of Singapore", "Singapore", "Asia/Singapore"),
    "TH": ("Thailand", "Kingdom of Thailand", "Bangkok", "Asia/Bangkok"),
    "TL": ("Timor-Leste", "Democratic Republic of Timor-Leste", "Dili", "Asia/Dili"),
    "VN": ("Viet Nam", "Socialist Republic of Viet Nam", "Ha Noi", "Asia/Ho_Chi_Minh"),
}


def office(code: str) -> Office:
    """The office with this code, made if it is not there yet; SEC is the secretariat."""
    kept = Office.objects.filter(code=code).first()
    if kept is not None:
        return kept
    if code == "SEC":
        names = {
            "name": "ASEAN Secretariat",
            "formal_name": "ASEAN Secretariat",
            "with_article": "the ASEAN Secretariat",
        }
        place = {"capital": "Jakarta", "zone": "Asia/Jakarta", "asean_order": 0}
        return Office.objects.create(code=code, kind="secretariat", running_name="ASEAN Secretariat", **names, **place)
    name, formal, capital, zone = STATES[code]
    article = formal if formal == name else f"the {formal}"
    names = {"name": name, "running_name": name, "formal_name": formal, "with_article": article}
    order = 1 + list(STATES).index(code)
    return Office.objects.create(code=code, kind="state", **names, capital=capital, zone=zone, asean_order=order)


def person(key: str, name: str = "") -> User:
    """A person who signs in as key@cast.example with the cast's password."""
    email = f"{key.replace('_', '.')}@cast.example"
    return User.objects.create_user(email, PASSWORD, name=name or key.replace("_", " ").title())


def post(user: User, role: Role, code: str, start: date = FIRST_DAY, end: date | None = None) -> Post:
    """A post of this person, from the adoption of the Concept Paper on."""
    return Post.objects.create(user=user, role=role, office=office(code), start=start, end=end)
