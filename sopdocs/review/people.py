"""Who must act on an SOP, as ``pejabat.yaml`` has it on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sopdocs.model import Sop
from sopdocs.officials import Holder, Official, Officials, Post, bare_name
from sopdocs.standing import Person


@dataclass(frozen=True, slots=True)
class People:
    """Who reviews, who signs, and who stands above the one who reviews, nearest first."""

    owner: Person | None = None
    approver: Person | None = None
    superiors: tuple[Person, ...] = ()


def people_of(sop: Sop, officials: Officials, today: date) -> People:
    """Who must act: the post under ``penanggung_jawab``, else the approver's; a vacant post has no name.

    Where ``penanggung_jawab`` is a post that nobody knows, the approver acts instead of it, and says so.
    """
    approver = approving_post(sop, officials, today)
    named = (sop.review.owner or "").strip()
    known = named in officials.posts
    owner = named if known else approver
    person = _person(owner, officials, today)
    return People(
        replace(person, instead_of=named) if person and named and not known else person,
        _person(approver, officials, today),
        tuple(person for post in _above(owner, officials) if (person := _person(post, officials, today))),
    )


def approving_post(sop: Sop, officials: Officials, today: date) -> str | None:
    """The post of the printed approver: by what it is called, else by who holds, or held, it.

    Of several posts that are called the same it is the one the printed person holds or held.
    """
    position, name = _plain(sop.approval.position), bare_name(sop.approval.name or "")
    called = [key for key, post in officials.posts.items() if position and _plain(post.position) == position]
    held = [key for key in called or officials.posts if name and _held(officials.posts[key], name)]
    if called:
        return (held or called)[0]
    now = officials.named(sop.approval.name, sop.approval.nip or sop.approval.nrp, today)
    return now.key if now else next(iter(held), None)


def recognised(by: str, officials: Officials) -> bool:
    """True for a post, and for anyone who holds or held one; for everybody where there is no list of officials."""
    posts = officials.posts
    return not posts or by in posts or any(_held(post, bare_name(by)) for post in posts.values())


def _person(key: str | None, officials: Officials, today: date) -> Person | None:
    post = officials.posts.get(key or "")
    if key is None or post is None:
        return None
    holder = next((each for each in post.holders if each.serves(today)), Holder())
    email = Official(key, post, holder).email
    return Person(key, post.position or key, holder.name or "", email, post.superior)


def _above(key: str | None, officials: Officials) -> list[str]:
    """Posts above one, nearest first; a circle ends where it closes."""
    chain: list[str] = [key] if key else []
    while chain and (post := officials.posts.get(chain[-1])) and post.superior and post.superior not in chain:
        chain.append(post.superior)
    return chain[1:]


def _held(post: Post, name: str) -> bool:
    return any(bare_name(each.name or "") == name for each in post.holders)


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
