import type { Device } from '@sunshine/contracts';
import { deviceKinds } from '@sunshine/contracts/words';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { api, session } from '../../services/api';
import { platform } from '../../services/platform';
import { useAction } from '../../services/use-answer';
import { momentWords } from '../../wording/dates';

/** 全部退出, asked once before. */
export function useDevices() {
  const [isAsked, setAsked] = useState(false);
  const [areEnded, setEnded] = useState(false);
  const ending = useAction(async () => {
    await api.remove('/api/me/sessions', { login: 'required' });
    session.drop(undefined);
    platform.showUnread(0);
    setAsked(false);
    setEnded(true);
  });
  const words = '所有设备都会退出登录，这台也在内。订阅、关注和站内信都还在，再登录就能看到。';
  const sheet = isAsked && <AskSheet title="全部退出" words={words} no="不退出" yes="全部退出" doing="正在退出…" action={ending} onClose={() => setAsked(false)} />;
  return { sheet, areEnded, ask: () => setAsked(true) };
}

export function DevicesEnded() {
  return (
    <>
      <Box className="done" role="status">
        <Words as="p">所有设备都已退出登录。</Words>
      </Box>
      <Tap className="button wide-button" to="/pages/mine/index">
        回“我的”
      </Tap>
    </>
  );
}

function DeviceRow({ device, onEnd, isBusy }: { device: Device; onEnd: (id: string) => void; isBusy: boolean }) {
  const now = Date.now();
  const name = deviceKinds[device.kind];
  return (
    <Box as="li" className="row">
      <Box className="row-text">
        <Words as="p" className="row-title">
          {device.isThis ? `${name}（这台）` : name}
        </Words>
        <Words as="p" className="hint">{`登录 ${momentWords(device.createdAt, now)}`}</Words>
        <Words as="p" className="hint">{`最近使用 ${momentWords(device.lastSeenAt, now)}`}</Words>
      </Box>
      {!device.isThis && (
        <Tap className="text-button" label={`让${name}退出登录`} disabled={isBusy} onTap={() => onEnd(device.id)}>
          退出
        </Tap>
      )}
    </Box>
  );
}

interface DevicesBlockProps {
  items: Device[];
  devices: ReturnType<typeof useDevices>;
  onChanged: () => Promise<void>;
}

/** 登录的设备: one's own sessions, each with a way to end it. */
export function DevicesBlock({ items, devices, onChanged }: DevicesBlockProps) {
  const ending = useAction(async (id: string) => {
    await api.remove(`/api/me/sessions/${id}`, { login: 'required' });
    await onChanged();
  });
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        登录的设备
      </Heading>
      <Box as="ul" className="rows">
        {items.map((device) => (
          <DeviceRow key={device.id} device={device} isBusy={ending.busy} onEnd={ending.run} />
        ))}
      </Box>
      {ending.error !== null && <Failed error={ending.error} />}
      {items.some((device) => !device.isThis) && (
        <Words as="p" className="hint">
          有不认识的设备，请让它退出。
        </Words>
      )}
      <Tap className="button quiet" onTap={devices.ask}>
        全部退出
      </Tap>
    </Box>
  );
}
