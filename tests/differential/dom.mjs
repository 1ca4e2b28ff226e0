// Questions about two parse5 trees: where is the badge, and are they the same without it?
// No recursion: a tree may be as deep as a page is long.

const contentOf = (node) => (node.content ? node.content.childNodes : null);

/** Every element with data-beian. */
export function badges(document) {
  const found = [];
  const rest = [document];
  while (rest.length > 0) {
    const node = rest.pop();
    if (node.attrs?.some((attribute) => attribute.name === "data-beian")) found.push(node);
    for (const list of [contentOf(node), node.childNodes]) {
      if (list) for (let i = list.length - 1; i >= 0; i--) rest.push(list[i]);
    }
  }
  return found;
}

/** Takes a subtree out, and joins the two texts that it stood between. */
export function takeOut(node) {
  const siblings = node.parentNode.childNodes;
  const at = siblings.indexOf(node);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  if (before?.nodeName === "#text" && after?.nodeName === "#text") {
    before.value += after.value;
    siblings.splice(at, 2);
  } else {
    siblings.splice(at, 1);
  }
}

/** {name, position}: the element that holds the badge, and whether anything that is seen comes after it there. */
export function place(node) {
  const parent = node.parentNode;
  const siblings = parent.childNodes;
  let next = siblings.indexOf(node) + 1;
  while (next < siblings.length && (siblings[next].nodeName === "#comment" || /^[\t\n\f\r ]*$/.test(siblings[next].value ?? "x"))) next++;
  const inFooter = (() => {
    for (let up = parent; up; up = up.parentNode) if (up.tagName === "footer") return true;
    return false;
  })();
  const name = parent.tagName ?? parent.nodeName;
  return {
    name: inFooter && name !== "footer" ? `footer … ${name}` : name,
    position: next === siblings.length ? "last" : `before ${siblings[next].nodeName}`,
  };
}

const short = (value) => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

function difference(a, b) {
  if (a.nodeName !== b.nodeName) return `${a.nodeName} became ${b.nodeName}`;
  if (a.namespaceURI !== b.namespaceURI) return `${a.nodeName}: namespace ${a.namespaceURI} became ${b.namespaceURI}`;
  if (a.value !== b.value) return `text ${short(a.value)} became ${short(b.value)}`;
  if (a.data !== b.data) return `comment ${short(a.data)} became ${short(b.data)}`;
  if (a.mode !== b.mode) return `mode ${a.mode} became ${b.mode}`;
  if (a.name !== b.name || a.publicId !== b.publicId || a.systemId !== b.systemId) return "the doctype changed";
  if (a.attrs) {
    if (a.attrs.length !== b.attrs.length) return `${a.nodeName}: ${a.attrs.length} attributes became ${b.attrs.length}`;
    for (let i = 0; i < a.attrs.length; i++) {
      const [x, y] = [a.attrs[i], b.attrs[i]];
      if (x.name !== y.name || x.value !== y.value || x.namespace !== y.namespace || x.prefix !== y.prefix) {
        return `${a.nodeName}: ${x.name}=${short(x.value)} became ${y.name}=${short(y.value)}`;
      }
    }
  }
  return null;
}

const OFFICIAL = /^https:\/\/beian\.(miit|mps)\.gov\.cn\//;
const digits = (value) => value.replace(/[^0-9]/g, "");

/** Is this difference one that a repair makes: a link to an official site, or a number in its normal form? */
function repaired(a, b) {
  if (a.nodeName === "#text" && b.nodeName === "#text") return digits(a.value) === digits(b.value) && digits(a.value).length >= 8;
  if (a.nodeName !== "a" || b.nodeName !== "a" || a.attrs.length !== b.attrs.length) return false;
  return a.attrs.every((x, i) => {
    const y = b.attrs[i];
    return x.name === y.name && (x.value === y.value || (x.name === "href" && OFFICIAL.test(y.value)));
  });
}

/** The first difference of two trees in words, or null. With `repairs`, a list that takes in those that a repair explains. */
export function compare(before, after, repairs = null) {
  const rest = [[before, after]];
  while (rest.length > 0) {
    const [a, b] = rest.pop();
    const found = difference(a, b);
    if (found !== null) {
      if (repairs === null || !repaired(a, b)) return found;
      repairs.push(found);
    }
    for (const [x, y] of [[contentOf(a), contentOf(b)], [a.childNodes, b.childNodes]]) {
      if (!x && !y) continue;
      if (!x || !y) return `${a.nodeName}: children became none, or none children`;
      const common = Math.min(x.length, y.length);
      for (let i = 0; i < common; i++) {
        if (x[i].nodeName !== y[i].nodeName) return `in ${a.nodeName}, child ${i}: ${x[i].nodeName} became ${y[i].nodeName}`;
      }
      if (x.length !== y.length) {
        const extra = (x[common] ?? y[common]).nodeName;
        return `in ${a.nodeName}: ${x.length} children became ${y.length}; the first of them is ${extra}`;
      }
      for (let i = common - 1; i >= 0; i--) rest.push([x[i], y[i]]);
    }
  }
  return null;
}
