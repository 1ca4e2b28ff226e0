'use strict';

/** Something in the world or in the options is wrong, said in both languages. */
class BeianError extends Error {
  constructor(en, zh) {
    super(en);
    this.name = 'BeianError';
    this.zh = zh;
  }
  /** The sentence in `language`. */
  in(language) {
    return language === 'zh' ? this.zh : this.message;
  }
}

/** The language of the locale, as the native program finds it. */
function localeLanguage(env = process.env) {
  for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANG']) {
    if (env[name]) return env[name].startsWith('zh') ? 'zh' : 'en';
  }
  return 'en';
}

module.exports = { BeianError, localeLanguage };
