exports.onPostBuild = require('beian-footer/gatsby')();
