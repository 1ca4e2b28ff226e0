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

const REASONS = {
  ENOENT: 'No such file or directory', ENOTDIR: 'Not a directory', EISDIR: 'Is a directory', EACCES: 'Permission denied', EPERM: 'Operation not permitted',
  ELOOP: 'Too many levels of symbolic links', ENOSPC: 'No space left on device', EROFS: 'Read-only file system', EIO: 'Input/output error',
  ENAMETOOLONG: 'File name too long', EBUSY: 'Device or resource busy', ENXIO: 'No such device or address', EMFILE: 'Too many open files',
};

/** Why the system refused, without the path: in the native program's words, else in Node's. */
const reason = (error) => REASONS[error.code] ?? error.message;

module.exports = { BeianError, localeLanguage, reason };
