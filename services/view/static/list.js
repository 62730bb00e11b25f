// Events as they arrive, newest first.

import { el } from "./dom.js";
import * as store from "./store.js";
import { country, days, t, type } from "./texts.js";

const STEP = 100;
let most = STEP;

// A state goes by its name in the reader's language; one that carries another's code keeps its own name.
export const who = (actor) => {
  if (actor.country && actor.id === actor.country.toLowerCase()) return country(actor.country);
  const about = [actor.office, actor.country ? country(actor.country) : null].filter(Boolean).join(", ");
  return actor.name + (about ? ` (${about})` : "");
};

export const names = (people) => (people.length ? people.map(who).join(", ") : t("nobody"));

export const headline = (event) =>
  event.recipients.length ? `${names(event.actors)} → ${names(event.recipients)}` : names(event.actors);

export const kind = (event) =>
  el("span", { class: "type" }, [type(event.event_type), ...event.modes].join(" · "));

export const facts = (event) =>
  [t(event.status), days(event.date), event.place?.name, t(`quad-${event.quad}`)].filter(Boolean).join(" · ");

// What people say of the event, in a word; the words of theirs are with the event itself.
export const flagged = ({ corrections }) =>
  corrections.length === 0 ? null
    : el("strong", { class: "flag" }, " · ", t(verdict(corrections)));

const verdict = (corrections) =>
  corrections.some((each) => each.wrong) ? "flag-wrong"
    : corrections.some((each) => each.field) ? "flag-corrected" : "flag-right";

function entry(card, fresh) {
  const { event } = card;
  const told = event.evidence[0];
  return el("li", { class: `q${event.quad}${fresh ? " new" : ""}`, "data-id": event.event_id },
    el("h2", {}, el("a", { href: `#/events/${event.event_id}` }, headline(event))),
    el("p", {}, kind(event), " · ", facts(event), flagged(card)),
    told ? el("p", { class: "dim", lang: event.language }, `“${told.text}”`) : null,
    el("p", { class: "dim" },
      event.sources.slice(0, 3).map((source) => source.publisher ?? source.url).join(", "),
      event.sources_total > 3 ? ` +${event.sources_total - 3}` : ""));
}

export function show(view, fresh) {
  const cards = store.shown();
  const focused = document.activeElement?.closest?.("li[data-id]")?.dataset.id;
  if (cards.length === 0) {
    view.replaceChildren(el("p", {}, t(store.counts.held ? "nothing-filtered" : "nothing")));
    return;
  }
  const list = el("ol", { class: "events" },
    cards.slice(0, most).map((card) => entry(card, card.event.event_id === fresh)));
  const further = async () => {
    most = Math.max(most, STEP) + STEP;
    if (store.shown().length < most) await store.older();
    show(view, null);
  };
  const more = cards.length > most || store.hasOlder()
    ? el("p", {}, el("button", { type: "button", onclick: further }, t("more")))
    : null;
  view.replaceChildren(list, more ?? "");
  // What arrives must not take the place away from whoever is at an entry.
  if (focused) [...list.children].find((item) => item.dataset.id === focused)?.querySelector("a").focus();
}

// j and k, or the arrows, from entry to entry.
export function step(view, down) {
  const links = [...view.querySelectorAll("ol.events h2 a")];
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + (down ? 1 : -1)));
  links[next]?.focus();
}
