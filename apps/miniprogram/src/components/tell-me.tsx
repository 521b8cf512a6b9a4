import { Choices } from './choices';

/** Whether the person wants to hear of the answer in WeChat; only then does anybody log in. */
export function TellMe({ wanted, onChange }: { wanted: boolean; onChange: (wanted: boolean) => void }) {
  return <Choices label="答复提醒" options={[{ value: 'yes', label: '有答复时在微信里告诉我' }]} chosen={wanted ? ['yes'] : []} onChange={(chosen) => onChange(chosen.length > 0)} />;
}
