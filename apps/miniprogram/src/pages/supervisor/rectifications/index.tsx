import { useState } from 'react';
import { Choices } from '../../../components/choices';
import { Frame } from '../../../components/frame';
import { RectificationList } from '../../../features/supervisors/rectification-list';

const parts = [
  { value: 'open', label: '等待办结' },
  { value: 'closed', label: '已办结' },
] as const;
type Part = (typeof parts)[number]['value'];

export default function RectificationsPage() {
  const [part, setPart] = useState<Part>('open');
  return (
    <Frame title="差评整改">
      <Choices<Part> label="看哪些" single options={[...parts]} chosen={[part]} onChange={([next]) => next && setPart(next)} />
      <RectificationList closed={part === 'closed'} />
    </Frame>
  );
}
