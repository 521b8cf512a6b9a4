const words = require('./words');

App({
  onLaunch(options) {
    this.launches = [words.launched + options.scene];
  },
  onShow({ scene, path }) {
    this.launches.push(`${scene} ${path}`);
  },
});
