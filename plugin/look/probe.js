// probe.js — what a visitor sees of some numbers on the page that is open; evaluated in a world of its own, so that no
// script of the page can answer in its place.
//
// A copy of a number is displayed when its text has a box, nothing makes that box invisible, and a visitor can scroll to
// it. Scrolling is done as people can do it: what is `overflow: hidden` does not scroll, whatever scrollIntoView() could.
// It is hit when the topmost element at its centre is its own, after scrolling to the end of the page, or else with it
// in the middle of the screen: a fixed side bar over it is no reason for a rule of CSS, and a visitor reads the bar.
// All coordinates are those of the screen at the moment at which they were taken.
(() => {
  "use strict";
  const kUnread = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "TITLE", "IFRAME", "OBJECT"]);
  const kNotContent = "nav, aside, footer, header, [role=navigation], [role=contentinfo], [role=banner], [data-beian], " +
    "[class*=footer i], [id*=footer i], [class*=sidebar i], [id*=sidebar i]";
  const kDash = /[‐‑‒–—―−－﹣]/g;

  const parent_of = node => node.assignedSlot || node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const frame = () => new Promise(done => { // a page that nothing paints has no frames
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 500);
  });
  const name_of = element => {
    const id = element.id ? "#" + element.id : "";
    const classes = [...element.classList].slice(0, 2).map(c => "." + c).join("");
    return element.localName + id + classes;
  };

  // The text of the page as one string without spaces, and for each unit of it where it came from.
  function text_of(root, out) {
    for (let node = root.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        for (let at = 0; at < node.data.length;) {
          const character = String.fromCodePoint(node.data.codePointAt(at));
          const folded = character.normalize("NFKC").replace(kDash, "-").replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, "").toLowerCase();
          for (let i = 0; i < folded.length; ++i) out.from.push([node, at, at + character.length]);
          out.text += folded;
          at += character.length;
        }
      } else if (node.nodeType === Node.ELEMENT_NODE && !kUnread.has(node.nodeName)) {
        if (node.shadowRoot) text_of(node.shadowRoot, out);
        text_of(node, out);
      }
    }
    return out;
  }

  function copies_of(number, page) {
    const wanted = number.replace(/\s/g, "").toLowerCase();
    const out = [];
    for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + 1)) {
      const first = page.from[at], last = page.from[at + wanted.length - 1];
      const behind = page.from[at + wanted.length];
      const goes_on = behind && behind[0] === last[0] && /^(\d|-\d)/.test(page.text.slice(at + wanted.length, at + wanted.length + 2));
      if (goes_on && /[\d号]$/.test(wanted)) continue; // another, longer number
      const range = document.createRange();
      range.setStart(first[0], first[1]);
      range.setEnd(last[0], last[2]);
      const parent = range.commonAncestorContainer;
      out.push({ range, element: parent.nodeType === Node.ELEMENT_NODE ? parent : parent_of(parent) });
    }
    return out;
  }

  // Can a visitor scroll this element? The viewport is asked by null.
  function scrolls(element) {
    if (element) return /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight;
    const root = getComputedStyle(document.documentElement).overflowY;
    const overflow = root === "visible" && document.body ? getComputedStyle(document.body).overflowY : root;
    return !/hidden|clip/.test(overflow);
  }
  const is_viewports = element => element === document.documentElement || element === document.body && getComputedStyle(document.documentElement).overflowY === "visible";

  function scrollers_of(element) {
    const out = [];
    for (let at = parent_of(element); at; at = parent_of(at)) if (!is_viewports(at) && scrolls(at)) out.unshift(at);
    return out;
  }

  async function scroll_to_end(element) {
    for (let round = 0, before = -1; round < 5 && document.documentElement.scrollHeight !== before; ++round) { // what loads late makes a page longer
      before = document.documentElement.scrollHeight;
      if (scrolls(null)) window.scrollTo({ top: 1e9, behavior: "instant" });
      if (element) for (const each of scrollers_of(element)) each.scrollTo({ top: 1e9, behavior: "instant" });
      await frame();
    }
  }

  async function scroll_to_middle(copy) {
    for (const each of [null, ...scrollers_of(copy.element)]) {
      if (!scrolls(each)) continue;
      const box = copy.range.getBoundingClientRect();
      const outer = each ? each.getBoundingClientRect() : { top: 0, height: innerHeight };
      (each || window).scrollBy({ top: box.top + box.height / 2 - outer.top - outer.height / 2, behavior: "instant" });
    }
    await frame();
  }

  const boxes_of = copy => [...copy.range.getClientRects()].filter(box => box.width > 0.5 && box.height > 0.5);
  const centre_of = box => [box.left + box.width / 2, box.top + box.height / 2];

  // The ancestor that cuts the point away, or null.
  function cut_by(element, x, y) {
    let fixed = false;
    for (let at = element; at; at = parent_of(at)) {
      const style = getComputedStyle(at);
      if (!is_viewports(at) && !fixed && !/^(inline|contents)$/.test(style.display) && /hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY)) {
        const box = at.getBoundingClientRect();
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) return at;
      }
      fixed = fixed || style.position === "fixed";
    }
    return null;
  }
  const on_screen = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;

  // Why a copy with a box is invisible by its styles; null: it is not.
  function hidden_by(element) {
    let opacity = 1;
    for (let at = element; at; at = parent_of(at)) {
      const style = getComputedStyle(at);
      if (style.display === "none") return ["display", at];
      if (at.localName === "details" && !at.open && !at.querySelector(":scope > summary")?.contains(element)) return ["content-visibility", at];
      if (style.contentVisibility === "hidden" && at !== element) return ["content-visibility", at];
      opacity *= Number(style.opacity);
      if (opacity < 0.1) return ["opacity", at];
    }
    return getComputedStyle(element).visibility !== "visible" ? ["visibility", element] : null;
  }

  function topmost(element, x, y) {
    const set = getComputedStyle(element).pointerEvents === "none";
    const before = element.getAttribute("style");
    if (set) element.style.setProperty("pointer-events", "auto", "important");
    const top = element.getRootNode().elementFromPoint(x, y);
    if (set) before === null ? element.removeAttribute("style") : element.setAttribute("style", before);
    return top;
  }
  const is_own = (element, top) => top !== null && (top === element || element.contains(top) || top.contains(element) && getComputedStyle(top).display === "inline");

  // Colours, by what a canvas makes of them: [r, g, b, a] of 0…1.
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function colour(text) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map(value => value / 255);
  }
  const over = (front, back) => [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3]));
  const luminance = rgb => rgb.map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);

  // WCAG's ratio, 1…21; null where a picture is behind the text.
  function contrast_at(element, x, y) {
    const layers = [];
    const stack = element.getRootNode().elementsFromPoint(x, y);
    for (const each of stack.includes(element) ? stack.slice(stack.indexOf(element)) : stack) {
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none") return null;
      const c = colour(style.backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    const dark = /dark/.test(getComputedStyle(document.documentElement).colorScheme) && matchMedia("(prefers-color-scheme: dark)").matches;
    const back = layers.reduceRight((below, layer) => over(layer, below), dark ? [0.07, 0.07, 0.07] : [1, 1, 1]);
    const text = colour(getComputedStyle(element).color);
    for (let at = element; at; at = parent_of(at)) text[3] *= Number(getComputedStyle(at).opacity);
    const [a, b] = [luminance(over(text, back)), luminance(back)].sort((p, q) => q - p);
    return (a + 0.05) / (b + 0.05);
  }

  // Boxes of the page's content: text in main, article and their like, and what is in no bar and no footer.
  function content_boxes(element) {
    const mains = [...document.querySelectorAll("main, [role=main], article")].filter(each => each.checkVisibility() && each.innerText.trim() !== "");
    const roots = mains.filter(each => !mains.some(other => other !== each && other.contains(each)));
    const out = [];
    for (const root of roots.length ? roots : [document.body]) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && out.length < 5000; node = walker.nextNode()) {
        const around = node.parentElement;
        if (!node.data.trim() || kUnread.has(around.nodeName) || around.contains(element)) continue;
        const aside = around.closest(kNotContent);
        if (aside && aside !== root && root.contains(aside) && !aside.contains(root)) continue;
        if (!around.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        let moves_along = true;
        for (let at = around; at && at !== root; at = parent_of(at)) if (/fixed|sticky/.test(getComputedStyle(at).position)) moves_along = false;
        if (!moves_along) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1 && !cut_by(around, ...centre_of(box))) out.push(box);
      }
    }
    return out;
  }

  function position_of(copy, box) {
    const content = content_boxes(copy.element);
    if (content.length === 0) return "below";
    if (content.some(c => c.left < box.right - 1 && box.left < c.right - 1 && c.top < box.bottom - 2 && box.top < c.bottom - 2)) return "over";
    if (box.top >= Math.max(...content.map(c => c.bottom)) - 2) return "below";
    if (box.bottom <= Math.min(...content.map(c => c.top)) + 2) return "above";
    return "beside";
  }

  // `paper`: of a print, on which nothing is scrolled and nothing is hit.
  async function judge(copy, paper) {
    const seen = { displayed: false, hit: false, position: "", contrast: null, font: 0, why: "", by: "", own: Boolean(copy.element.closest("[data-beian]")), box: null };
    seen.font = parseFloat(getComputedStyle(copy.element).fontSize);
    const hidden = hidden_by(copy.element);
    if (hidden) return { ...seen, why: hidden[0], by: name_of(hidden[1]) };
    if (boxes_of(copy).length === 0) return { ...seen, why: "no-box", by: name_of(copy.element) };
    if (paper) return { ...seen, displayed: true };
    await scroll_to_end(copy.element);
    for (const bring of [async () => { }, () => scroll_to_middle(copy)]) {
      await bring();
      const boxes = boxes_of(copy);
      if (boxes.length === 0) return { ...seen, why: "no-box", by: name_of(copy.element) };
      const box = boxes[0];
      const [x, y] = centre_of(box);
      const cutter = cut_by(copy.element, x, y);
      if (cutter || !on_screen(x, y)) {
        if (!seen.displayed) seen.why = "unreachable", seen.by = cutter ? name_of(cutter) : "";
        continue;
      }
      const hits = boxes.map(each => topmost(copy.element, ...centre_of(each)));
      seen.hit = hits.every(top => is_own(copy.element, top));
      if (!seen.displayed || seen.hit) {
        seen.box = { x: box.left, y: box.top, width: box.width, height: box.height };
        seen.position = position_of(copy, copy.range.getBoundingClientRect());
        seen.contrast = contrast_at(copy.element, x, y);
      }
      seen.displayed = true;
      const top = hits.find(each => !is_own(copy.element, each));
      seen.why = seen.hit ? "" : "covered";
      seen.by = seen.hit || !top ? "" : name_of(top);
      if (seen.hit) break;
    }
    for (let at = copy.element; at && !seen.hit && seen.displayed; at = parent_of(at)) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" || style.clip !== "auto" && /absolute|fixed/.test(style.position)) return { ...seen, displayed: false, why: "clip", by: name_of(at) };
    }
    if (seen.contrast !== null && seen.contrast < 1.1) return { ...seen, displayed: false, hit: false, why: "colour", by: name_of(copy.element) };
    return seen;
  }

  const rank = seen => (seen.displayed ? 4 : 0) + (seen.hit ? 2 : 0) + (seen.position === "below" ? 1 : 0);

  async function look(numbers, paper) {
    const page = document.body ? text_of(document.body, { text: "", from: [] }) : { text: "", from: [] };
    const out = { badge: document.querySelector("[data-beian]") !== null, height: document.documentElement.scrollHeight, numbers: [] };
    for (const number of numbers) {
      const copies = copies_of(number, page).slice(-12);
      let best = null;
      for (const copy of copies.reverse()) {
        const seen = await judge(copy, paper);
        if (best === null || rank(seen) > rank(best)) best = seen;
        if (rank(best) === 7 || paper && best.displayed) break;
      }
      out.numbers.push(best ? { in_dom: true, ...best } : { in_dom: false, why: "missing" });
    }
    const last = out.numbers.findLast(each => each.box);
    out.scroll = last ? { x: scrollX, y: scrollY } : null;
    return out;
  }

  // Nothing has changed for a moment, and what moves or fades has arrived; or `most` ms have passed.
  async function settle(quiet, most) {
    const end = performance.now() + most;
    await frame();
    await new Promise(done => {
      let timer = setTimeout(stop, quiet);
      const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(stop, quiet); });
      const limit = setTimeout(stop, most);
      function stop() { observer.disconnect(); clearTimeout(timer); clearTimeout(limit); done(); }
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      for (const each of [document.documentElement, document.body]) if (each) observer.observe(each, { attributes: true });
    });
    const moving = () => document.getAnimations().filter(each => each.playState === "running" && Number.isFinite(each.effect?.getComputedTiming().endTime));
    for (let now = moving(); now.length > 0 && performance.now() < end; await frame(), now = moving()) {
      await Promise.race([Promise.allSettled(now.map(each => each.finished)), new Promise(done => setTimeout(done, Math.max(0, end - performance.now())))]);
    }
  }

  // Addresses of this site that a visitor could click on here.
  function links() {
    const here = location.pathname.replace(/(index)?(\.html)?\/?$/, "");
    return [...document.querySelectorAll("a[href]")].filter(a => a.origin === location.origin && a.target !== "_blank" && !a.hasAttribute("download") &&
      a.pathname.replace(/(index)?(\.html)?\/?$/, "") !== here && a.checkVisibility({ opacityProperty: true, visibilityProperty: true })).map(a => a.pathname);
  }
  // The point at which a click hits the n-th of them; null: none does.
  async function aim(address) {
    for (const a of [...document.querySelectorAll("a[href]")].filter(a => a.origin === location.origin && a.pathname === address && a.target !== "_blank")) {
      const copy = { range: document.createRange(), element: a };
      copy.range.selectNodeContents(a);
      await scroll_to_middle(copy);
      for (const box of a.getClientRects()) {
        const [x, y] = centre_of(box);
        if (on_screen(x, y) && is_own(a, a.getRootNode().elementFromPoint(x, y))) return { x, y };
      }
    }
    return null;
  }
  return { look, settle, links, aim };
})()
