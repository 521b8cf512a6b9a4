import { useEffect } from 'react';
import { api } from '@/lib/api-client';
import { deviceOfThisBrowser } from '@/lib/device';

/** Tells the server that staff work on this device: a rating from it is marked then. A failure keeps nobody from working; the next page load tells again. */
export const useDeviceReport = (): void =>
  useEffect(() => {
    api.post('/device', { device: deviceOfThisBrowser(localStorage) }).catch(() => undefined);
  }, []);
