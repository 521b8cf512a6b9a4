import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What app.json and the JSON files of pages and components say, as far as the phone acts on it. */
export interface AppConfig {
  /** All routes, those of sub-packages with their root. */
  pages: string[];
  tabs: string[];
  window: PageConfig;
}

export interface PageConfig {
  navigationBarTitleText?: string;
  enablePullDownRefresh?: boolean;
  usingComponents?: Record<string, string>;
}

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  tabBar?: { list: { pagePath: string }[] };
  window?: PageConfig;
}

/** Reads app.json; throws when the folder holds no weapp build. */
export function readAppConfig(dir: string): AppConfig {
  const file = path.join(dir, 'app.json');
  if (!existsSync(file)) throw new Error(`no weapp build in ${dir}: app.json is missing`);
  const app = JSON.parse(readFileSync(file, 'utf8')) as AppJson;
  const packages = app.subPackages ?? app.subpackages ?? [];
  return {
    pages: [...app.pages, ...packages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))],
    tabs: app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [],
    window: app.window ?? {},
  };
}

/** Reads the JSON file beside a page or component; without one it has no settings. */
export function readPageConfig(dir: string, route: string): PageConfig {
  const file = path.join(dir, `${route}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PageConfig) : {};
}
