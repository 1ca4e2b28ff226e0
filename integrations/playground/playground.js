'use strict';
// The page: what is typed goes to the worker; the answer to the latest question is shown.
const $ = (id) => document.getElementById(id);
const NUMBERS = { icp: '京ICP备2024990001号-1', gongan: '京公网安备11010102990001号' };
const page = (footer) => `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>小站</title>\n</head>\n<body>\n<main>\n<h1>你好</h1>\n</main>\n${footer}\n</body>\n</html>\n`;
const SAMPLES = {
  missing: page('<footer>© 2026 小站</footer>'),
  wrong: page('<footer>© 2026 小站\n<a href="http://www.miitbeian.gov.cn/">京ICP 备2024990001-1号</a>\n<a href="https://beian.miit.gov.cn/">京公网安备 11010102990001号</a>\n</footer>'),
  right: page(`<footer>© 2026 小站\n<a href="https://beian.miit.gov.cn/">${NUMBERS.icp}</a>\n<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001"><img src="/gongan.png" alt="" width="18" height="20">${NUMBERS.gongan}</a>\n</footer>`),
};
const CONTEXT = 600;  // characters of the result shown on either side of what changed

const worker = new Worker('worker.js');
let language = navigator.language.startsWith('zh') ? 'zh' : 'en';
let asked = 0;
let answer = null;

const say = (word, ...values) => WORDS[language][word].replace(/\{(\d)\}/g, (_, i) => values[i]);
function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function ask() {
  asked += 1;
  if ($('html').value.trim() === '') {
    answer = null;
    show();
    return;
  }
  $('summary').textContent ||= say('loading');
  worker.postMessage({ id: asked, html: $('html').value, icp: $('icp').value, gongan: $('gongan').value, toml: $('toml').value, zh: language === 'zh' });
}

// A finding's place is one of bytes, a textarea's of UTF-16 units.
function select({ begin, end, line }) {
  const field = $('html');
  const bytes = new TextEncoder().encode(field.value);
  const units = (offset) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset)).length;
  field.focus();
  field.setSelectionRange(units(begin), units(end));
  field.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(field).lineHeight));
}

function finding(each) {
  const item = element('li', '', each.fixed ? 'fixed' : each.severity);
  const head = element('p', '', 'head');
  head.append(element('strong', say(each.fixed ? 'fixed' : each.severity)), ' ', element('code', each.rule), ' ');
  if (each.end > each.begin) {
    const place = element('button', say('place', each.line, each.column), 'place');
    place.type = 'button';
    place.onclick = () => select(each);
    head.append(place);
  } else {
    head.append(element('span', say('whole'), 'place'));
  }
  item.append(head, element('p', each.message));
  return item;
}

// What changed stands between what both begin and end with; a mark around it.
function showResult(before, after) {
  let begin = 0;
  const most = Math.min(before.length, after.length);
  while (begin < most && before[begin] === after[begin]) begin += 1;
  let end = 0;
  while (end < most - begin && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const head = after.slice(0, begin);
  const tail = after.slice(after.length - end);
  $('result').replaceChildren((head.length > CONTEXT ? '…' : '') + head.slice(-CONTEXT), element('mark', after.slice(begin, after.length - end)),
                              tail.slice(0, CONTEXT) + (tail.length > CONTEXT ? '…' : ''));
}

function show() {
  const findings = answer?.findings ?? [];
  $('findings').replaceChildren(...findings.map(finding));
  $('result-part').hidden = !answer?.html;
  if (answer?.html) showResult(answer.asked, answer.html);
  $('summary').className = answer?.error || answer?.broken ? 'failed' : '';
  if (answer === null) $('summary').textContent = say('empty');
  else if (answer.broken) $('summary').textContent = say('noCore', answer.broken);
  else if (answer.error) $('summary').textContent = answer.error;
  else {
    const mended = findings.filter((each) => each.fixed).length;
    const left = findings.length - mended;
    const parts = [left > 0 && say('left', left), mended > 0 && say('mended', mended)].filter(Boolean);
    $('summary').textContent = (parts.length > 0 ? parts.join(' · ') : say('clean')) + (answer.html ? '' : ` ${say('unchanged')}`);
  }
}

function speak(to) {
  language = to;
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
  for (const each of document.querySelectorAll('[data-word]')) each.textContent = say(each.dataset.word);
  for (const name of ['zh', 'en']) $(name).setAttribute('aria-pressed', String(name === to));
  show();
  ask();
}

worker.onmessage = ({ data }) => {
  if (data.id !== asked) return;
  answer = { ...data, asked: $('html').value };
  show();
};
for (const id of ['html', 'icp', 'gongan', 'toml']) $(id).addEventListener('input', ask);
for (const name of Object.keys(SAMPLES)) {
  $(`sample-${name}`).onclick = () => {
    Object.assign($('icp'), { value: NUMBERS.icp });
    Object.assign($('gongan'), { value: NUMBERS.gongan });
    $('html').value = SAMPLES[name];
    ask();
  };
}
for (const name of ['zh', 'en']) $(name).onclick = () => speak(name);
$('copy').onclick = async () => {
  await navigator.clipboard.writeText(answer.html);
  $('copy').textContent = say('copied');
};
speak(language);
