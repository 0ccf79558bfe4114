"""Who is acting: a person and the posts that are open today. Built once a request by `kernel.accounts`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Role(StrEnum):
    """The seven roles (DESIGN §4)."""

    OFFICER = "officer"
    PUBLISHER = "publisher"
    FOCAL_POINT = "focal_point"
    APPROVER = "approver"
    OFFICIAL = "official"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


SECRETARIAT = frozenset({Role.OFFICER, Role.PUBLISHER})
STATE = frozenset({Role.FOCAL_POINT, Role.APPROVER, Role.OFFICIAL})
STATE_STAFF = frozenset({Role.FOCAL_POINT, Role.APPROVER})
CONTENT = SECRETARIAT | STATE
EVERYONE = frozenset(Role)

ROLE_LABELS = {
    Role.OFFICER: "Desk officer",
    Role.PUBLISHER: "Publisher",
    Role.FOCAL_POINT: "Focal point",
    Role.APPROVER: "Approver",
    Role.OFFICIAL: "Official",
    Role.ADMINISTRATOR: "Administrator",
    Role.AUDITOR: "Auditor",
}


@dataclass(frozen=True)
class OpenPost:
    """One post that is open today."""

    post_id: int
    role: Role
    office_id: int
    office_code: str
    office_name: str = ""

    @property
    def label(self) -> str:
        """How the post is written: “Focal point, Viet Nam”."""
        return f"{ROLE_LABELS[self.role]}, {self.office_name or self.office_code}"


@dataclass(frozen=True)
class Actor:
    """A person with open posts; `Actor.nobody()` when signed out, `Actor.system()` for the house itself.

    In a preview `posts` is the one post looked through, and `behind` is the person as they really are. The policy
    allows what both may see; whoever decides by posts or roles what to show asks `always`.
    """

    person_id: int | None
    name: str
    posts: tuple[OpenPost, ...] = ()
    chair_bodies: frozenset[str] = field(default_factory=frozenset)
    behind: "Actor | None" = None

    @classmethod
    def nobody(cls) -> "Actor":
        """A visitor who is not signed in."""
        return cls(person_id=None, name="")

    @classmethod
    def system(cls, name: str) -> "Actor":
        """The house acting by itself; it has no post, so every policy refuses it."""
        return cls(person_id=None, name=name)

    @classmethod
    def stand_in(cls, post: OpenPost) -> "Actor":
        """Anybody who holds this post: a role in an office, without a person and without what only a person has."""
        return cls(person_id=None, name=post.label, posts=(post,))

    def looking_as(self, post: OpenPost) -> "Actor":
        """The same person, who now looks through another role and office."""
        return replace(self, posts=(post,), chair_bodies=frozenset(), behind=self)

    @property
    def previewing(self) -> bool:
        """Whether this person looks through another role and office."""
        return self.behind is not None

    @property
    def really(self) -> "Actor":
        """The person as they are: who is noted in the audit, whatever they look through."""
        return self.behind or self

    @property
    def sides(self) -> tuple["Actor", ...]:
        """Everybody who must be allowed to see a thing: oneself, and in a preview the role looked through."""
        return (self,) if self.behind is None else (Actor.stand_in(self.posts[0]), self.behind)

    def always(self, rule: Callable[["Actor"], bool]) -> bool:
        """Whether this is true of every side, so that a preview never shows more than either may see."""
        return all(rule(side) for side in self.sides)

    @property
    def signed_in(self) -> bool:
        """Whether a person stands behind this actor."""
        return self.person_id is not None

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of all open posts."""
        return frozenset(post.role for post in self.posts)

    @property
    def office_ids(self) -> frozenset[int]:
        """The offices of all open posts."""
        return frozenset(post.office_id for post in self.posts)

    @property
    def office_codes(self) -> frozenset[str]:
        """The office codes of all open posts, “SEC” for the secretariat."""
        return frozenset(post.office_code for post in self.posts)

    @property
    def label(self) -> str:
        """The first post as it is written in the audit and the account menu."""
        return self.posts[0].label if self.posts else self.name

    def has(self, *roles: Role) -> bool:
        """Whether one open post has one of these roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def reads_content(self) -> bool:
        """Whether an open post reads records, texts and the register: not so of those who keep accounts or audit."""
        return self.has(*CONTENT)

    def posts_with(self, roles: Iterable[Role]) -> tuple[OpenPost, ...]:
        """The open posts with one of these roles."""
        wanted = frozenset(roles)
        return tuple(post for post in self.posts if post.role in wanted)
