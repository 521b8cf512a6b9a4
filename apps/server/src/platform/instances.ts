import type { DiscoveryService } from '@nestjs/core';

/** Every provider of this process that extends `base`, each once, in the order of their modules. */
export function instancesOf<T>(discovery: DiscoveryService, base: abstract new (...args: never[]) => T): T[] {
  const all = new Set(discovery.getProviders().map((wrapper) => wrapper.instance as unknown));
  return [...all].filter((instance): instance is T => instance instanceof base);
}
