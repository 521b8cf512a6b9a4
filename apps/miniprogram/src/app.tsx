import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { adoptPerson } from './services/person';
import { watchPrivacy } from './services/privacy';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchPrivacy();
    void adoptPerson();
  });
  return children;
}
