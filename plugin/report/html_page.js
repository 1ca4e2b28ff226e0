"use strict";
// The page is whole without this: findings by rule, in one language. Here are the switches, the filter and the search.
(() => {
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const kept = {
    get(key) { try { return localStorage.getItem("beian-report-" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("beian-report-" + key, value); } catch { /* a file: page may have none */ } },
  };
  for (const element of all(".switches, .tools, .keys")) element.hidden = false;

  // Language
  const words = {
    en: (shown, of) => shown === of ? "" : `${shown} of ${of} groups shown`,
    zh: (shown, of) => shown === of ? "" : `显示 ${of} 组中的 ${shown} 组`,
  };
  const setLanguage = (language) => {
    root.dataset.lang = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
    for (const element of all("[data-says]")) {
      for (const name of element.dataset.says.split(" ")) element.setAttribute(name, element.dataset[language]);
    }
    for (const button of all("[data-set-lang]")) button.setAttribute("aria-pressed", String(button.dataset.setLang === language));
    tell();
  };

  // Light and dark: what the system has, until it is switched.
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const setTheme = (theme) => { root.dataset.theme = theme; };

  // Filter, search, grouping
  const cards = all(".card");
  const home = new Map(cards.map((card) => [card, card.parentElement]));
  const haystack = new Map(cards.map((card) => [card, (card.textContent + " " + card.dataset.rule).toLowerCase()]));
  const query = one("#query");
  const off = new Set();
  let shown = cards.length;
  function tell() {
    const line = one("#shown");
    if (line) line.textContent = words[root.dataset.lang](shown, cards.length);
  }
  const filter = () => {
    const wanted = (query ? query.value : "").toLowerCase().split(/\s+/).filter(Boolean);
    shown = 0;
    for (const card of cards) {
      const fits = !off.has(card.dataset.severity) && wanted.every((word) => haystack.get(card).includes(word));
      card.hidden = !fits;
      if (fits) ++shown;
    }
    // What several cards in a row say is said once.
    for (const group of all(".group")) {
      let before = null;
      for (const card of group.querySelectorAll(".card:not([hidden])")) {
        card.classList.toggle("again", card.dataset.kind === before);
        before = card.dataset.kind;
      }
    }
    for (const group of all(".group")) {
      const wrong = group.classList.contains("by-shape") !== (root.dataset.by === "shape");
      group.hidden = wrong || (!group.querySelector(".card:not([hidden])") && (wanted.length > 0 || off.size > 0 || !group.querySelector(".quiet")));
    }
    tell();
  };
  const groupBy = (by) => {
    root.dataset.by = by;
    for (const card of cards) (by === "shape" ? one("#shape-" + card.dataset.shape) : home.get(card)).append(card);
    for (const group of all(".by-rule > .quiet")) group.parentElement.append(group);
    for (const button of all("[data-by]")) if (button !== root) button.setAttribute("aria-pressed", String(button.dataset.by === by));
    filter();
  };

  // A link into what is closed, filtered away or grouped otherwise opens the way to it.
  const follow = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    if (target.classList.contains("group") && target.hidden) groupBy(target.classList.contains("by-shape") ? "shape" : "rule");
    target.scrollIntoView();
  };

  const clear = () => {
    query.value = "";
    off.clear();
    for (const chip of all(".chip")) chip.setAttribute("aria-pressed", "true");
    filter();
  };
  const step = (by) => {
    const visible = all(".card").filter((card) => card.offsetParent !== null);
    if (visible.length === 0) return;
    const at = visible.indexOf(document.activeElement && document.activeElement.closest(".card"));
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };

  addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.setLang) { setLanguage(button.dataset.setLang); kept.set("lang", button.dataset.setLang); }
    if (button.id === "colours") { setTheme(isDark() ? "light" : "dark"); kept.set("theme", root.dataset.theme); }
    if (button.dataset.by) groupBy(button.dataset.by);
    if (button.dataset.search && query) { query.value = button.dataset.search; filter(); one("#findings").scrollIntoView(); }
    if (button.dataset.filter) {
      const name = button.dataset.filter;
      if (!off.delete(name)) off.add(name);
      button.setAttribute("aria-pressed", String(!off.has(name)));
      filter();
    }
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !query) return;
    if (event.key === "Escape") { clear(); query.blur(); return; }
    if (event.target.closest("input")) return;
    if (event.key === "/") { event.preventDefault(); query.focus(); query.select(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  if (query) query.addEventListener("input", filter);
  addEventListener("hashchange", follow);

  const theme = kept.get("theme");
  if (theme === "dark" || theme === "light") setTheme(theme);
  const language = kept.get("lang");
  setLanguage(language === "zh" || language === "en" ? language : root.dataset.lang);
  if (cards.length > 0) groupBy("rule");
  follow();
})();
