import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { adoptPerson } from './services/person';
import { watchPrivacy } from './services/privacy';
import { stopWatching, watchMessages } from './services/watch';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchPrivacy();
    void adoptPerson();
  });
  useDidShow(watchMessages);
  useDidHide(stopWatching);
  return children;
}
