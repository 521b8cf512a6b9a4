import type { Alert, Region } from '@sunshine/contracts';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { Unbroken } from '../../components/unbroken';
import { useAction } from '../../services/use-answer';
import { momentWords } from '../../wording/dates';
import { conditionWords } from '../../wording/filter';
import { isPaused, timingWords } from '../../wording/timing';
import { removeAlert, saveTiming } from './api';

function RemoveSheet({ alert, onClose, onRemoved }: { alert: Alert; onClose: () => void; onRemoved: () => void }) {
  const removing = useAction(async () => {
    await removeAlert(alert.id);
    onRemoved();
  });
  return <AskSheet title="删除订阅" words={`删除“${alert.name}”后，不再按这个条件通知您。`} no="不删" yes="删除" doing="正在删除…" action={removing} onClose={onClose} isDanger />;
}

interface CardProps {
  alert: Alert;
  regions: Region[];
  onPause: (alert: Alert) => void;
  onChanged: () => void;
  onRemove: (alert: Alert) => void;
}

/** 暂停 asks until when; 恢复 needs no question. */
function PauseButton({ alert, onPause, onChanged }: Pick<CardProps, 'alert' | 'onPause' | 'onChanged'>) {
  const resuming = useAction(async () => {
    await saveTiming(alert, { ...alert.timing, pausedUntil: null });
    onChanged();
  });
  if (!isPaused(alert.timing, Date.now())) {
    return (
      <Tap className="text-button" label={`暂停订阅 ${alert.name}`} onTap={() => onPause(alert)}>
        暂停
      </Tap>
    );
  }
  return (
    <>
      <Tap className="text-button" label={`恢复订阅 ${alert.name}`} disabled={resuming.busy} onTap={resuming.run}>
        {resuming.busy ? '正在恢复…' : '恢复'}
      </Tap>
      {resuming.error !== null && <Failed error={resuming.error} />}
    </>
  );
}

function AlertCard({ alert, regions, onPause, onChanged, onRemove }: CardProps) {
  const now = Date.now();
  return (
    <Box as="li" className="card plain-card">
      <Heading level={2} className="card-title">
        {alert.name}
      </Heading>
      <Words as="p">
        <Unbroken text={conditionWords(alert.conditions, regions, alert.parties)} />
      </Words>
      <Words as="p" className={isPaused(alert.timing, now) ? 'card-fact urgent' : 'hint'}>
        <Unbroken text={timingWords(alert.timing, now)} />
      </Words>
      <Words as="p" className="card-fact">
        {alert.lastMatch ? `最近一次：${momentWords(alert.lastMatch.at, now)} ${alert.lastMatch.title}` : '还没有符合的公告'}
      </Words>
      <Box className="card-actions">
        <Tap className="text-button" label={`修改订阅 ${alert.name}`} to={`/pages/alert/index?id=${alert.id}`}>
          修改
        </Tap>
        <PauseButton alert={alert} onPause={onPause} onChanged={onChanged} />
        <Tap className="text-button" label={`删除订阅 ${alert.name}`} onTap={() => onRemove(alert)}>
          删除
        </Tap>
      </Box>
    </Box>
  );
}

export function AlertCards({ alerts, ...rest }: Omit<CardProps, 'alert'> & { alerts: Alert[] }) {
  return (
    <Box as="ul" className="cards">
      {alerts.map((alert) => (
        <AlertCard key={alert.id} alert={alert} {...rest} />
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
