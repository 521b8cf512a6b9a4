// Plain old syntax on purpose: this file must run on the Node that is too old for the rest.
var parts = process.versions.node.split('.').map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error('需要 Node.js 20.19 或更高版本，当前是 ' + process.versions.node + '。请到 https://nodejs.org 安装新版后重试。');
  process.exit(1);
}
