import type { OwnOpinion } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Tap, Words } from '../../../components/elements';
import { Frame } from '../../../components/frame';
import { useOpinionForm } from '../../../features/supervisors/opinion-form';
import { pageParams } from '../../../services/navigate';

function Signed({ opinion }: { opinion: OwnOpinion }) {
  return (
    <Box className="done" role="status">
      <Words as="p">✓ 已署名提交</Words>
      <Words as="p">{`署名：${opinion.supervisorName}`}</Words>
      <Words as="p">{opinion.clock}</Words>
      <Words as="p">审核通过后公开，中心答复后会提醒您。</Words>
    </Box>
  );
}

export default function OpinionFormPage() {
  const [{ project, name }] = useState(pageParams);
  const [signed, setSigned] = useState<OwnOpinion | null>(null);
  const form = useOpinionForm(project ? { id: project, name: name ?? '所看的项目' } : null, setSigned);
  const done = (
    <Tap className="button wide-button" to="/pages/supervisor/opinions/index">
      看我的意见
    </Tap>
  );
  return (
    <Frame title="提意见" footer={signed ? done : form.action}>
      {signed ? <Signed opinion={signed} /> : form.body}
    </Frame>
  );
}
