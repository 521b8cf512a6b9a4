import { expect, it } from '@jest/globals';
import { toDeliveryFilter } from '@/features/deliveries/delivery-filter';

it('days become instants of the centre’s wall, the last day wholly in it', () => {
  expect(toDeliveryFilter({ state: 'failed', from: '2026-11-20', to: '2026-11-20' })).toEqual({ state: 'failed', from: '2026-11-19T16:00:00.000Z', until: '2026-11-20T16:00:00.000Z' });
});

it('what is no day is left out', () => {
  expect(toDeliveryFilter({ q: '道路', from: 'gestern' })).toEqual({ q: '道路' });
});
