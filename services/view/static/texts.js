// What the page says, in the reader's language. Names of countries are the browser's own.

const KEY = "dragoman-language";
export const LANGUAGES = ["en", "tr"];

let texts = {};
let countries = null;
export let language = "en";

export async function use(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : "en";
  texts = await (await fetch(`/static/texts/${language}.json`)).json();
  countries = new Intl.DisplayNames([language], { type: "region", fallback: "code" });
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  localStorage.setItem(KEY, language);
}

export const preferred = () => localStorage.getItem(KEY) ?? (navigator.language.startsWith("tr") ? "tr" : "en");

export const t = (key, values = {}) =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function country(code) {
  try {
    return countries.of(code);
  } catch {
    return code;
  }
}

export const type = (code) => t(`type-${code}`);

export const moment = (milliseconds) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(milliseconds));

export function days(date) {
  if (!date) return t("no-date");
  const show = (day) =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  return date.start === date.end ? show(date.start) : `${show(date.start)} – ${show(date.end)}`;
}
