import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const TYPEORM_ONLY_IN_REPOSITORIES = {
  group: ['typeorm', 'typeorm/*', '@nestjs/typeorm'],
  message: 'Only *.repository.ts, *.entity.ts, migrations and platform/database may import TypeORM (docs/architecture.md).',
};
const NO_APPS = { regex: '(^|/)apps/|^(@sunshine|(\\.\\./)+\\.\\.)/(server|admin|miniprogram)(/|$)', message: 'Packages and apps never import apps.' };
const NO_NODE = { regex: `^(node:|(${builtinModules.join('|')})(/|$))`, message: 'This package also runs on a phone: no Node built-ins.' };
const NO_PACKAGES = { group: ['@sunshine/*'], message: 'This package stands on its own.' };
const NO_MODULES = { group: ['**/modules/**'], message: 'platform/ has no business words.' };
const NO_SERVICES = { group: ['**/*.service.js'], message: 'A repository answers questions; it asks no service.' };
const NO_INSIDES = { regex: '\\.\\./[^/]+/[^/]+\\.(repository|entity)\\.js$', message: "Use the other module's service." };
const NO_TARO = { group: ['@tarojs/taro'], message: 'Taro.* is called in services/ (pages may use its lifecycle hooks).' };
const ONLY_HOOKS = { paths: [{ name: '@tarojs/taro', importNames: ['default'], message: 'Pages use the lifecycle hooks of Taro; everything else is called in services/.' }] };
const TS_MODULES = { extensions: ['.ts', '.tsx', '.js'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } };
const ADMIN_FEATURES = readdirSync(new URL('./apps/admin/src/features', import.meta.url));
const NODE_GLOBALS = Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']));
const zone = (files, patterns, extra = {}) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns, ...extra }] } });

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', '**/*.d.ts', 'data/**', '**/.cache/**', 'apps/miniprogram/config/**', 'apps/miniprogram/babel.config.cjs'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.mjs', '**/*.cjs', '**/*.js'], rules: { 'no-unused-vars': 'error', 'no-undef': 'off', eqeqeq: ['error', 'smart'] } },
  { files: ['**/*.mjs'], languageOptions: { globals: NODE_GLOBALS }, rules: { 'no-undef': 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver(TS_MODULES)] },
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['jest.config.ts'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Read configuration through platform/config.' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/require-await': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'import-x/no-cycle': 'error',
    },
  },
  { files: ['**/*.spec.ts', '**/*.e2e-spec.ts', '**/*.test.tsx', '**/test/**', 'bench/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' } },
  { files: ['**/platform/config/**', 'jest.config.ts', '**/test/**', '**/*.spec.ts', 'packages/wechat-sandbox/src/main.ts', 'packages/weapp-harness/src/cli/**', 'bench/**', 'apps/miniprogram/src/**'], rules: { 'no-restricted-properties': 'off' } },
  zone(['packages/**/*.ts'], [NO_APPS]),
  { ...zone(['packages/{contracts,calendar,matching}/src/**/*.ts'], [NO_APPS, NO_NODE, NO_PACKAGES]), ignores: ['**/*.spec.ts'] },
  zone(['apps/**/*.ts', 'apps/**/*.tsx'], [NO_APPS]),
  zone(['apps/server/src/**/*.ts'], [NO_APPS, TYPEORM_ONLY_IN_REPOSITORIES]),
  zone(['apps/server/src/migrations/**/*.ts'], [NO_APPS, { group: ['**/modules/**', '**/platform/**'], message: 'A migration stays as it was when the code moves on.' }]),
  zone(['apps/server/src/platform/**/*.ts'], [NO_APPS, NO_MODULES, TYPEORM_ONLY_IN_REPOSITORIES]),
  zone(['apps/server/src/platform/**/*.{entity,module}.ts', 'apps/server/src/platform/database/**/*.ts'], [NO_APPS, NO_MODULES]),
  zone(['apps/server/src/platform/**/*.repository.ts'], [NO_APPS, NO_MODULES, NO_SERVICES]),
  zone(['apps/server/src/modules/**/*.ts'], [NO_APPS, NO_INSIDES, TYPEORM_ONLY_IN_REPOSITORIES]),
  zone(['apps/server/src/modules/**/*.{entity,module}.ts'], [NO_APPS, NO_INSIDES]),
  zone(['apps/server/src/modules/**/*.repository.ts'], [NO_APPS, NO_INSIDES, NO_SERVICES]),
  zone(
    ['apps/server/src/modules/**/*.controller.ts'],
    [NO_APPS, TYPEORM_ONLY_IN_REPOSITORIES, { group: ['**/*.repository.js', '**/*.entity.js'], message: 'A controller talks to its service only.' }],
  ),
  zone(
    ['apps/server/src/modules/**/*.service.ts'],
    [NO_APPS, NO_INSIDES, TYPEORM_ONLY_IN_REPOSITORIES, { group: ['fastify', '@nestjs/platform-fastify'], message: 'A service knows no HTTP.' }],
  ),
  zone(['apps/server/**/*.spec.ts', 'apps/server/test/**'], [NO_APPS]),
  zone(['apps/miniprogram/src/*.{ts,tsx}', 'apps/miniprogram/src/pages/**/*.{ts,tsx}'], [NO_APPS], ONLY_HOOKS),
  zone(
    ['apps/miniprogram/src/features/*/*.{ts,tsx}'],
    [NO_APPS, NO_TARO, { group: ['**/pages/**'], message: 'features never import pages.' }, { regex: '^\\.\\./[^.]|/features/', message: 'A feature knows no other feature.' }],
  ),
  zone(['apps/miniprogram/src/components/**/*.{ts,tsx}'], [NO_APPS, NO_TARO, { group: ['**/features/**', '**/pages/**'], message: 'Shared components know no feature.' }]),
  zone(['apps/miniprogram/src/wording/**/*.{ts,tsx}'], [NO_APPS, NO_TARO, { group: ['**/features/**', '**/pages/**', '**/components/**'], message: 'Words are pure functions.' }]),
  zone(['apps/miniprogram/src/services/**/*.{ts,tsx}'], [NO_APPS, { group: ['**/features/**', '**/pages/**', '**/components/**'], message: 'services are the lowest layer.' }]),
  { files: ['apps/admin/src/**/*.{ts,tsx}'], settings: { 'import-x/resolver-next': [createNodeResolver({ ...TS_MODULES, alias: { '@': [fileURLToPath(new URL('./apps/admin/src', import.meta.url))] } })] } },
  ...ADMIN_FEATURES.map((feature) =>
    zone(
      [`apps/admin/src/features/${feature}/**/*.{ts,tsx}`],
      [NO_APPS, { group: ['**/app/**'], message: 'features never import app/.' }, { regex: `^@/features/(?!${feature}/)`, message: 'A feature knows no other feature.' }, { regex: '^\\.\\.?/', message: 'Write @/…, so that the walls can be checked.' }],
    ),
  ),
  zone(['apps/admin/src/{components,lib}/**/*.{ts,tsx}'], [NO_APPS, { group: ['**/app/**', '**/features/**'], message: 'Shared code knows no feature.' }]),
);
