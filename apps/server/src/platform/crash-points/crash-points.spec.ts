import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { armCrash, crashPoint } from './crash-points.js';

describe('crash points', () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);

  afterEach(() => {
    armCrash(undefined);
    kill.mockClear();
  });

  it('do nothing unless ordered', () => {
    crashPoint('delivery-marked');
    expect(kill).not.toHaveBeenCalled();
  });

  it('end the process without a word at the ordered pass of the ordered point, and at no other', () => {
    armCrash({ name: 'delivery-marked', pass: 2 });
    crashPoint('delivery-answered');
    crashPoint('delivery-marked');
    expect(kill).not.toHaveBeenCalled();
    crashPoint('delivery-marked');
    expect(kill.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
    crashPoint('delivery-marked');
    expect(kill).toHaveBeenCalledTimes(1);
  });
});
