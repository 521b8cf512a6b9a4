import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState, type ReactNode } from 'react';
import { theme } from '@/app/theme';
import { ApiError } from '@/lib/api-client';
import { onSessionChange, readSession } from '@/lib/session';

dayjs.locale('zh-cn');

const ATTEMPTS = 2;

/** Only what may pass by itself is asked again: the network and the server's own trouble. */
const mayPass = (error: Error): boolean => error instanceof ApiError && (error.status === 0 || error.status >= 500);

/** Lists that fold out stay inside the landmark or dialog that they belong to. */
const popupContainer = (trigger?: HTMLElement): HTMLElement => trigger?.closest<HTMLElement>('main, .ant-drawer-section, .ant-modal') ?? document.body;

const createClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (failures, error) => failures < ATTEMPTS && mayPass(error), refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });

/** Without motion when the system says so: components then wait for no end of a movement. */
const systemTheme: typeof theme = { ...theme, token: { ...theme.token, motion: !matchMedia('(prefers-reduced-motion: reduce)').matches } };

/** Another person at the same tab must not see what the last one loaded. */
const useForgetOnLogout = (client: QueryClient): void =>
  useEffect(
    () =>
      onSessionChange(() => {
        if (readSession() === null) client.clear();
      }),
    [client],
  );

export const Providers = ({ children }: { children: ReactNode }) => {
  const [client] = useState(createClient);
  useForgetOnLogout(client);
  return (
    <ConfigProvider locale={zhCN} theme={systemTheme} getPopupContainer={popupContainer} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App message={{ maxCount: 3, duration: 5 }}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  );
};
