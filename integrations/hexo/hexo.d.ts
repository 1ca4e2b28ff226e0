// For TypeScript, which checks index.js: what Hexo puts around a plugin.
declare const hexo: import('hexo');
