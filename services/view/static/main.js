// Which view is shown is in the address after `#`, so that back, forward and bookmarks work.

import { el } from "./dom.js";
import * as detail from "./detail.js";
import * as glass from "./glass.js";
import * as list from "./list.js";
import * as pictures from "./pictures.js";
import * as store from "./store.js";
import { country, LANGUAGES, language, preferred, t, type, use } from "./texts.js";

const THEME = "dragoman-theme";
const view = document.getElementById("view");
const form = document.getElementById("filters");
const PICTURES = { who: pictures.who, map: pictures.map, time: pictures.time };

const place = () => location.hash.replace(/^#\/?/, "").split("/");

function show(fresh = null) {
  const [name = "events", id] = place();
  for (const link of document.querySelectorAll("#nav a")) {
    if (link.hash === `#/${name || "events"}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  form.hidden = name === "glass" || Boolean(id);
  if (name === "glass") glass.show(view);
  else if (id) detail.show(view, id);
  else if (name in PICTURES) draw(name);
  else list.show(view, fresh);
}

// Pictures are of all events that fit, of which the browser has but the newest.
async function draw(name) {
  const outlines = await store.outlines();
  if (outlines !== null && place()[0] === name) PICTURES[name](view, outlines);
}

function state() {
  const counts = { shown: store.counts.shown, all: store.counts.held };
  const key = store.status.live ? (store.status.broker ? "live" : "no-broker") : counts.all ? "lost" : "connecting";
  document.getElementById("state").textContent = t(key, counts);
}

// The choices of the filters are what the events held hold.
function choices() {
  const fill = (select, values, label) => {
    select.replaceChildren(el("option", { value: "" }, t("any")),
      ...values.map((value) => el("option", { value }, label(value))));
    select.value = store.filters[select.name];
  };
  const { countries, types, people } = store.choices();
  const sorted = (values, label) =>
    [...new Set(values)].sort((one, other) => label(one).localeCompare(label(other), language));
  fill(form.elements.country, sorted([...countries, store.filters.country].filter(Boolean), country), country);
  fill(form.elements.type, sorted([...types, store.filters.type].filter(Boolean), type), type);
  document.getElementById("people").replaceChildren(
    ...sorted(people, (name) => name).map((value) => el("option", { value })));
}

// An open choice must not close under the reader's hand; many events at once are drawn once.
let due = null;
function changed(id) {
  due ??= requestAnimationFrame(() => {
    due = null;
    if (!form.contains(document.activeElement)) choices();
    state();
    const [name, of] = place();
    const read = of && store.card(of) && view.querySelector("h2[tabindex]"); // not to be redrawn under the reader
    if (name === "glass" || (read && id !== of)) return;
    show(id);
  });
}

function theme(wanted) {
  document.documentElement.dataset.theme = wanted;
  document.getElementById("theme").textContent = t(wanted === "dark" ? "theme-light" : "theme-dark");
}

async function speak(wanted) {
  await use(wanted);
  const button = document.getElementById("language");
  button.textContent = t("language");
  button.lang = LANGUAGES.find((each) => each !== language);
  theme(document.documentElement.dataset.theme);
  choices();
  state();
  show();
}

form.addEventListener("input", () => {
  for (const key of Object.keys(store.filters)) store.filters[key] = form.elements[key].value;
  store.filtered();
  state();
  show();
});
form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("input"))));
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("language").addEventListener("click", () => speak(language === "en" ? "tr" : "en"));
document.getElementById("theme").addEventListener("click", () => {
  theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  localStorage.setItem(THEME, document.documentElement.dataset.theme);
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address after `#` is taken
  document.getElementById("main").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.altKey || event.metaKey) return;
  if (["j", "k"].includes(event.key)) list.step(view, event.key === "j");
  if (event.key === "Escape" && place()[1]) location.hash = "#/events";
});
addEventListener("hashchange", () => {
  show();
  scrollTo(0, 0);
  (view.querySelector("h2[tabindex]") ?? document.getElementById("main")).focus();
});

theme(localStorage.getItem(THEME) ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
store.changed(changed);
await speak(preferred());
store.follow();
