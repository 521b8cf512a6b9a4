import { oneDevice, oneNetwork, selfRating, staffDevices } from './devices.js';
import { bursts, counterPressure, hurriedFives } from './places.js';
import { copiedTexts } from './texts.js';
import type { Detector, Finding, Thresholds, Trace } from './trace.js';

const detectors: Detector[] = [staffDevices, selfRating, oneDevice, oneNetwork, bursts, copiedTexts, hurriedFives, counterPressure];

/** Everything conspicuous among these ratings. More of the past makes clearer what is usual; nothing depends on their order. */
export function detect(traces: readonly Trace[], thresholds: Thresholds): Finding[] {
  const ordered = [...traces].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return detectors.flatMap((detector) => detector(ordered, thresholds));
}
