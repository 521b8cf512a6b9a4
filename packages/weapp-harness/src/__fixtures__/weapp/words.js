module.exports = { launched: '启动 ' };
