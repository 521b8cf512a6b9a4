/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const swc: Config['transform'] = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const mapperFrom = (root: string): Record<string, string> => ({
  '^@sunshine/([^/]+)/(words|scenes)$': `<rootDir>/${root}/packages/$1/src/$2.ts`,
  '^@sunshine/([^/]+)$': `<rootDir>/${root}/packages/$1/src/index.ts`,
  '^(\\.{1,2}/.*)\\.js$': '$1',
});

/** Workspaces are tested from source, so a test never runs against a stale build. */
const common: Config = {
  transform: swc,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  moduleNameMapper: mapperFrom('../..'),
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

const project = (dir: string, more: Config = {}): Config => ({
  ...common,
  displayName: dir.split('/').at(-1) ?? dir,
  rootDir: dir,
  testMatch: ['<rootDir>/**/*.spec.ts', '<rootDir>/**/*.e2e-spec.ts'],
  ...more,
});

const config: Config = {
  projects: [
    project('packages/contracts'),
    project('packages/calendar'),
    project('packages/matching'),
    project('packages/wechat'),
    project('packages/wechat-sandbox'),
    project('packages/weapp-harness'),
    project('apps/server'),
    project('apps/admin', { moduleNameMapper: { ...common.moduleNameMapper, '^@/(.*)$': '<rootDir>/src/$1' } }),
    project('apps/miniprogram'),
    project('e2e', { moduleNameMapper: mapperFrom('..') }),
  ],
  testSequencer: './jest.sequencer.mjs',
  // A migrated MariaDB database alone takes seconds, many times that on a machine that is busy.
  testTimeout: 60_000,
  // Modules of finished files are never let go of: a worker that has grown is replaced.
  workerIdleMemoryLimit: '1200MB',
};

export default config;
