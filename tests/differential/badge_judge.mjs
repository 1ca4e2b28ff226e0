// What a browser would make of our badge, told by parse5: reads JSON [{"name", "page", "plain", "texts"}] from standard input, and
// says of each page what is wrong with its badge. Used by tests/cli/injection_test.py.
//
// plain: our own badge, made of known elements and attributes alone; else the owner's template, in which nothing may run or lead
// anywhere but to https. texts: what must stand in the badge, as text.
import {readFileSync} from 'node:fs';
import {parse} from 'parse5';

const kElements = new Set(['div', 'span', 'a', 'img']);
const kAttributes = new Set(['data-beian', 'class', 'style', 'href', 'target', 'rel', 'src', 'alt', 'width', 'height']);
const kNever = new Set(['script', 'style', 'iframe', 'object', 'embed', 'svg', 'math', 'form', 'input', 'button', 'textarea', 'meta', 'link',
                        'base', 'template', 'noscript', 'video', 'audio', 'frame', 'frameset', 'applet', 'marquee', 'portal']);
const kLinks = [/^https:\/\/beian\.miit\.gov\.cn\/$/, /^https:\/\/beian\.mps\.gov\.cn\/#\/query\/webSearch\?code=[0-9]{14}$/];
const kPictures = [/^(\.\.\/)*beian-icon-[0-9a-f]{16}\.(png|jpg|gif)$/, /^data:image\/(png|jpeg|gif);base64,[A-Za-z0-9+/]+=*$/];

function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName !== undefined) yield child;
    yield* elements(child);
  }
}
const text = node => node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(text).join('');
const comments = node => (node.childNodes ?? []).flatMap(c => c.nodeName === '#comment' ? [c] : comments(c));

function judge({page, plain, texts}) {
  const wrong = [];
  const document = parse(page);
  const roots = [...elements(document)].filter(e => e.attrs.some(a => a.name === 'data-beian'));
  if (roots.length !== 1) return [`${roots.length} elements with data-beian`];
  const outside = [...elements(document)].filter(e => kNever.has(e.tagName) && e.tagName !== 'meta');
  if (outside.length > 0) wrong.push(`the page got a <${outside[0].tagName}>`);
  if (comments(document).length > 0) wrong.push('the page got a comment');
  for (const element of [roots[0], ...elements(roots[0])]) {
    const name = element.tagName;
    if (plain ? !kElements.has(name) : kNever.has(name)) wrong.push(`<${name}>`);
    for (const {name: key, value} of element.attrs) {
      if (plain && !kAttributes.has(key)) wrong.push(`attribute ${key}`);
      if (key.startsWith('on') || key === 'srcdoc' || key === 'srcset' || key === 'formaction') wrong.push(`attribute ${key}`);
      if (key === 'style' && /url|expression|@import|\\/i.test(value)) wrong.push(`style ${value}`);
      if (key === 'href' && !(plain ? kLinks.some(l => l.test(value)) : /^https:\/\//.test(value) && new URL(value))) wrong.push(`href ${value}`);
      if (key === 'src' && !kPictures.some(p => p.test(value)) && (plain || !/^https:\/\//.test(value))) wrong.push(`src ${value}`);
    }
  }
  const shown = text(roots[0]);
  for (const wanted of texts) if (!shown.includes(wanted)) wrong.push(`the text ${JSON.stringify(wanted)} is not there`);
  return wrong;
}

const cases = JSON.parse(readFileSync(0, 'utf8'));
let bad = 0;
for (const each of cases) {
  for (const line of judge(each)) {
    bad += 1;
    console.log(`${each.name}: ${line}`);
  }
}
console.log(`judged ${cases.length} pages, ${bad} wrong`);
process.exitCode = bad > 0 ? 1 : 0;
