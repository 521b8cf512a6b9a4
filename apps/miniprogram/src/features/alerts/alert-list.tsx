import type { Alert, Region } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { Sheet } from '../../components/sheet';
import { Failed } from '../../components/states';
import { Unbroken } from '../../components/unbroken';
import { useAction } from '../../services/use-answer';
import { momentWords } from '../../wording/dates';
import { conditionWords } from '../../wording/filter';
import { removeAlert } from './api';

function RemoveSheet({ alert, onClose, onRemoved }: { alert: Alert; onClose: () => void; onRemoved: () => void }) {
  const removing = useAction(async () => {
    await removeAlert(alert.id);
    onRemoved();
  });
  return (
    <Sheet
      title="删除订阅"
      onClose={onClose}
      actions={
        <>
          <Tap className="button quiet" onTap={onClose}>
            不删
          </Tap>
          <Tap className="button danger" disabled={removing.busy} onTap={removing.run}>
            {removing.busy ? '正在删除…' : '删除'}
          </Tap>
        </>
      }
    >
      <Words as="p">{`删除“${alert.name}”后，不再按这个条件通知您。`}</Words>
      {removing.error !== null && <Failed error={removing.error} />}
    </Sheet>
  );
}

export function AlertCards({ alerts, regions, onRemove }: { alerts: Alert[]; regions: Region[]; onRemove: (alert: Alert) => void }) {
  return (
    <Box as="ul" className="cards">
      {alerts.map((alert) => (
        <Box as="li" key={alert.id} className="card plain-card">
          <Heading level={2} className="card-title">
            {alert.name}
          </Heading>
          <Words as="p" className="hint">
            <Unbroken text={conditionWords(alert.conditions, regions)} />
          </Words>
          <Words as="p" className="card-fact">
            {alert.lastMatch ? `最近一次：${momentWords(alert.lastMatch.at, Date.now())} ${alert.lastMatch.title}` : '还没有符合的公告'}
          </Words>
          <Box className="card-actions">
            <Tap className="text-button" label={`修改订阅 ${alert.name}`} to={`/pages/alert/index?id=${alert.id}`}>
              修改
            </Tap>
            <Tap className="text-button" label={`删除订阅 ${alert.name}`} onTap={() => onRemove(alert)}>
              删除
            </Tap>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

export function useRemoval(onRemoved: () => void) {
  const [removing, setRemoving] = useState<Alert | null>(null);
  const done = () => {
    setRemoving(null);
    onRemoved();
  };
  return { ask: setRemoving, sheet: removing && <RemoveSheet alert={removing} onClose={() => setRemoving(null)} onRemoved={done} /> };
}
