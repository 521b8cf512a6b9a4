import path from 'node:path';
import attributes from './aria.json';

interface WeappPlatform {
  runtimePath: string | string[];
  template: { mergeComponents(ctx: unknown, patch: Record<string, Record<string, string>>): void };
}
interface PluginContext {
  registerMethod(method: { name: string; fn: (platform: WeappPlatform) => void }): void;
}

/**
 * Taro's weapp templates print only the attributes that they know; a screen reader needs these too.
 * Templates and runtime number the attributes by name, so both must learn the same list.
 */
export default (ctx: PluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => {
      platform.template.mergeComponents(ctx, attributes);
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js')].flat();
    },
  });
};
