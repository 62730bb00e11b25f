"""Places of a clause that are found by a way of their own, by the names that predicates give them."""

from __future__ import annotations

from services.extract.roles.accused import accused
from services.extract.roles.ballots import assembly, served
from services.extract.roles.captors import captors
from services.extract.roles.causes import causes
from services.extract.roles.envoys import envoys
from services.extract.roles.grounds import ground, left
from services.extract.roles.harm import aimed_at, claimants, harmed, mourners
from services.extract.roles.jailers import held_in
from services.extract.roles.laden import laden
from services.extract.roles.opposed import proposers, told_in_talk
from services.extract.roles.projectiles import launchers
from services.extract.roles.signatories import parties
from services.extract.roles.spying import spied_for, spied_in
from services.extract.roles.stricken import stricken, traders
from services.extract.roles.surroundings import (
    around,
    before_mission,
    carried,
    frontiers,
    inside,
    speaking,
    there,
)
from services.extract.roles.which import callers, covered, donors, senders, taken_from

FINDERS = {
    "accused": accused,
    "harmed": harmed,
    "aimed-at": aimed_at,
    "around": around,
    "front": before_mission,
    "frontier": frontiers,
    "covered": covered,
    "origin": taken_from,
    "envoy": envoys,
    "proposer": proposers,
    "said-to": told_in_talk,
    "caller": callers,
    "cause": causes,
    "captor": captors,
    "held-in": held_in,
    "laden": laden,
    "there": there,
    "inside": inside,
    "carried": carried,
    "speaking": speaking,
    "catcher": captors,
    "sender": senders,
    "spied-for": spied_for,
    "spied-in": spied_in,
    "mourner": mourners,
    "claimant": claimants,
    "assembly": assembly,
    "served": served,
    "donor": donors,
    "ground": ground,
    "launcher": launchers,
    "left": left,
    "stricken": stricken,
    "trader": traders,
    "party": parties,
}
OF_TOWNS = frozenset({"ground", "launcher", "left", "stricken"})  # of these also whose town is named
