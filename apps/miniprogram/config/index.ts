import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const packages = path.resolve(__dirname, '../../../packages');
const isH5 = process.env.TARO_ENV === 'h5';
const outputRoot = isH5 ? 'dist/h5' : (process.env.TARO_APP_OUTPUT ?? 'dist/weapp');

interface Chain {
  optimization: { splitChunks(options: Record<string, unknown>): void };
  performance: { hints(on: boolean): void };
}
const ariaPlugin = path.resolve(__dirname, 'aria.ts');

export default defineConfig({
  projectName: 'sunshine-miniprogram',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Taro copies what subpackages share out of webpack's own chunks, and takes old copies from the cache when chunk ids have changed: pages that never start.
  cache: { enable: isH5 },
  logger: { quiet: true, stats: false },
  plugins: isH5 ? ['@tarojs/plugin-framework-react'] : ['@tarojs/plugin-framework-react', ariaPlugin],
  copy: { patterns: isH5 ? [{ from: 'src/assets/tab/home-on.png', to: `${outputRoot}/icon.png` }] : [{ from: 'src/sitemap.json', to: `${outputRoot}/sitemap.json` }], options: {} },
  // npm may nest this plugin in our workspace, where the hoisted @tarojs/taro-h5 does not look for it.
  alias: {
    '@tarojs/plugin-framework-react/dist/runtime': require.resolve('@tarojs/plugin-framework-react/dist/runtime'),
    // The looks of Taro's own components, with a font that a strict page policy refuses; our pages use none of them in h5.
    '@tarojs/components/dist/taro-components/taro-components.css': path.resolve(__dirname, 'none.css'),
  },
  defineConstants: {
    CLOUD_ENV: JSON.stringify(isH5 ? '' : (process.env.TARO_APP_CLOUD_ENV ?? '')),
    CLOUD_SERVICE: JSON.stringify(isH5 ? '' : (process.env.TARO_APP_CLOUD_SERVICE ?? '')),
    SERVER_BASE: JSON.stringify(isH5 ? '' : (process.env.TARO_APP_SERVER ?? 'http://127.0.0.1:3000')),
  },
  mini: {
    compile: { include: [packages] },
    postcss: { pxtransform: { enable: false } },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [packages] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    imageUrlLoaderOption: { limit: 0 },
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
    webpackChain(chain: Chain) {
      // Taro splits the first load only, so every page would carry its own copy of what all pages share.
      chain.optimization.splitChunks({
        chunks: 'all',
        minSize: 0,
        cacheGroups: { default: false, defaultVendors: false, shared: { name: 'shared', minChunks: 2, chunks: 'async', priority: 1 } },
      });
      chain.performance.hints(false);
    },
  },
});
