'use strict';
// Putting a new page in the place of the old one, so that a reader sees the one or the other and nothing between:
// plugin/site/staging.h, for the walker.
//
// begin: .beian in the root is the staging folder; a lock file in it, made exclusively, holds the number of our process.
// The lock of a process that is no more is taken over. Where the folder cannot be made (a root that is read-only) the run goes on
// until there is something to write. replace: a new file in .beian is written whole, its size asked
// back, mode and owner of the old page put on it, the old page looked at again, and renamed over it. end: .beian goes.
const fs = require('node:fs');
const path = require('node:path');

const { BeianError, reason } = require('./error.js');

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const sameFile = (a, b) => a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs;

/** Writes all of `bytes`; a write may take less than it is given. */
function writeAll(fd, bytes, write = fs.writeSync) {
  for (let done = 0; done < bytes.length;) {
    const wrote = write(fd, bytes, done, bytes.length - done);
    if (wrote <= 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    done += wrote;
  }
}

class Staging {
  constructor(root, shown) {
    this.root = root;
    this.shown = shown;
    this.folder = path.join(root, '.beian');
    this.lock = path.join(this.folder, 'lock');
    this.count = 0;
    this.locked = false;
    this.unusable = null;
  }

  locked_() {
    return new BeianError(`${this.shown}: locked: another run of beian is writing there. Wait for it to end, then run again.`,
                          `${this.shown}：已锁定（locked）：另一个 beian 正在写入。请等它结束后再运行。`);
  }

  begin() {
    try {
      if (!fs.lstatSync(this.folder, { throwIfNoEntry: false })) fs.mkdirSync(this.folder, { mode: 0o700 });
      if (!fs.lstatSync(this.folder).isDirectory()) throw Object.assign(new Error('Not a directory'), { code: 'ENOTDIR' });
      for (let tries = 0; ; tries += 1) {
        try {
          fs.writeFileSync(this.lock, String(process.pid), { flag: 'wx', mode: 0o600 });
          break;
        } catch (error) {
          if (error.code !== 'EEXIST' || tries === 4) throw error.code === 'EEXIST' ? this.locked_() : error;
          const holder = Number(fs.readFileSync(this.lock, 'utf8'));
          if (holder > 0 && isAlive(holder)) throw this.locked_();
          fs.rmSync(this.lock, { force: true });
        }
      }
      this.locked = true;
      for (const name of fs.readdirSync(this.folder)) {
        if (/^\d+$/.test(name)) fs.rmSync(path.join(this.folder, name));
      }
    } catch (error) {
      if (error instanceof BeianError) throw error;
      if (['EROFS', 'EACCES', 'EPERM'].includes(error.code)) {
        this.unusable = error;
        return;
      }
      throw new BeianError(`${this.shown}/.beian: cannot use the staging folder: ${reason(error)}. Make ${this.shown} writable, or remove .beian.`,
                           `${this.shown}/.beian：无法使用暂存文件夹：${reason(error)}。请让 ${this.shown} 可写，或删去 .beian。`);
    }
  }

  /** Writes a staged file; answers its path. */
  stage(bytes, mode) {
    if (this.unusable !== null) throw this.unusable;
    const staged = path.join(this.folder, String(this.count));
    this.count += 1;
    const fd = fs.openSync(staged, 'wx', mode);
    try {
      writeAll(fd, bytes);
      if (fs.fstatSync(fd).size !== bytes.length) throw new Error('short write');
    } catch (error) {
      fs.rmSync(staged, { force: true });
      throw error;
    } finally {
      fs.closeSync(fd);
    }
    return staged;
  }

  /** Null, or why the old page stays, in both languages. `old` is the stat of the page when it was read. */
  replace(name, shown, bytes, old) {
    const page = path.join(this.root, name);
    let staged = null;
    try {
      if ((Number(old.mode) & 0o222) === 0) {
        return [`${shown}: read-only, so it was not changed. Make it writable (chmod u+w) if it should be.`,
                `${shown}：文件只读，未作修改。如需修改，请让它可写（chmod u+w）。`];
      }
      if (old.nlink > 1n) {
        return [`${shown}: the file has ${old.nlink} names (hard links), and the other ones would keep the old page, so it was not changed. Use --break-hardlinks to change this one alone.`,
                `${shown}：该文件有 ${old.nlink} 个名字（硬链接），修改后其余名字仍是旧页面，因此未作修改。如只想修改这一个，请使用 --break-hardlinks。`];
      }
      staged = this.stage(bytes, 0o600);
      const made = fs.statSync(staged);
      if (made.uid !== Number(old.uid) || made.gid !== Number(old.gid)) fs.chownSync(staged, Number(old.uid), Number(old.gid));
      fs.chmodSync(staged, Number(old.mode) & 0o7777);
      if (!sameFile(fs.lstatSync(page, { bigint: true }), old)) {
        fs.rmSync(staged, { force: true });
        return [`${shown}: changed by something else while it was being read, so it was left alone. Run again when the build has ended.`,
                `${shown}：读取期间被其他程序修改，未作改动。请在构建结束后再运行。`];
      }
      fs.renameSync(staged, page);
      return null;
    } catch (error) {
      if (staged !== null) fs.rmSync(staged, { force: true });
      return [`${shown}: cannot write the new page: ${reason(error)}. The old page stays. Free some space or mend the permissions, then run again.`,
              `${shown}：无法写入新页面：${reason(error)}。原页面保持不变。请腾出空间或修正权限后再运行。`];
    }
  }

  /** Makes `name` in the root a file that holds `bytes`, unless it is one already. */
  provide(name, bytes) {
    const file = path.join(this.root, name);
    try {
      if (fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() && fs.readFileSync(file).equals(bytes)) return null;
      fs.renameSync(this.stage(bytes, 0o666), file);
      return null;
    } catch (error) {
      const shown = `${this.shown}/${name}`;
      return [`${shown}: cannot write the file: ${reason(error)}. The pages that need it stay as they were. Free some space or mend the permissions, then run again.`,
              `${shown}：无法写入文件：${reason(error)}。需要它的页面保持不变。请腾出空间或修正权限后再运行。`];
    }
  }

  end() {
    if (!this.locked) return;
    this.locked = false;
    fs.rmSync(this.lock, { force: true });
    try {
      fs.rmdirSync(this.folder);
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;  // somebody keeps files of his own there
    }
  }
}

module.exports = { Staging, writeAll };
