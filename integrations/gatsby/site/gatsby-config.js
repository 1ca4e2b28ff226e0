module.exports = { siteMetadata: { title: '云杉木作' } };
