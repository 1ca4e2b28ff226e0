'use strict';
// What the page says, in both languages; what the core says it says itself.
const WORDS = {
  zh: {
    about: '粘贴网页的 HTML，看备案号哪里不对，以及修正后的网页。', page: '网页', icp: 'ICP 备案号', gongan: '公安备案号（可不填）', html: 'HTML', settings: '其他设置：beian.toml',
    samples: '示例：', sampleMissing: '没有备案号', sampleWrong: '写错的备案号', sampleRight: '正确的页脚', found: '检查结果', result: '修正后的网页', copy: '复制', copied: '已复制',
    private: '一切都在浏览器里完成，粘贴的内容不会上传。网页引用的其他文件（图片、样式表）视为存在，不会读取。',
    loading: '正在载入……', empty: '在左边粘贴一个网页，或选一个示例。', noCore: '无法载入 beian.wasm：{0}', clean: '没有问题。', unchanged: '网页保持原样。',
    left: '{0} 处需要处理', mended: '{0} 处可自动修正', error: '错误', warning: '警告', note: '提示', fixed: '已修正', place: '第 {0} 行第 {1} 列', whole: '整个网页',
  },
  en: {
    about: 'Paste a page’s HTML: what is wrong with its filing numbers, and the page put right.', page: 'Page', icp: 'ICP number', gongan: 'Public-security number (optional)', html: 'HTML',
    settings: 'Other settings: beian.toml', samples: 'Samples:', sampleMissing: 'no number', sampleWrong: 'numbers gone wrong', sampleRight: 'a footer that is right', found: 'Findings',
    result: 'The page put right', copy: 'Copy', copied: 'Copied',
    private: 'All of it happens in your browser; what you paste is not uploaded. Other files that the page names (pictures, style sheets) are taken to be there and are not read.',
    loading: 'Loading…', empty: 'Paste a page, or take a sample.', noCore: 'beian.wasm could not be loaded: {0}', clean: 'Nothing is wrong.', unchanged: 'The page stays as it is.',
    left: '{0} to look at', mended: '{0} mended', error: 'error', warning: 'warning', note: 'note', fixed: 'mended', place: 'line {0}, column {1}', whole: 'the page as a whole',
  },
};
