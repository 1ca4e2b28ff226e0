export default { output: 'export', outputFileTracingRoot: import.meta.dirname };
