import type { Stage } from '@sunshine/contracts/words';
import { Box, Words } from '../../components/elements';
import { stageSteps } from '../../wording/facts';

const stateWords = { past: '已过', now: '现在', ahead: '未到' } as const;

/** 招标 → 开标 → 候选人公示 → 结果 → 合同, with where it is now. */
export function StageLine({ stage }: { stage: Stage }) {
  return (
    <Box as="ol" className="stages" label="项目进度">
      {stageSteps(stage).map((step) => (
        <Box as="li" key={step.key} className={`stage stage-${step.state}`}>
          <Words className="stage-name">{step.name}</Words>
          <Words className="stage-state">{stateWords[step.state]}</Words>
        </Box>
      ))}
    </Box>
  );
}
