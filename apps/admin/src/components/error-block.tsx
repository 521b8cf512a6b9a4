import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { describeError, retryHelps } from '@/lib/describe-error';

interface Props {
  error: unknown;
  onRetry: () => void;
}

export const ErrorBlock = ({ error, onRetry }: Props) => {
  const { message, details, requestId } = describeError(error);
  return (
    <div role="alert">
      <Result
        status="warning"
        title={message}
        subTitle={
          <>
            {details.map((detail) => (
              <div key={detail}>{detail}</div>
            ))}
            {requestId !== null && retryHelps(error) && <div>请求编号 {requestId}，联系管理员时请提供</div>}
          </>
        }
        extra={retryHelps(error) ? <Button onClick={onRetry}>重试</Button> : <Link to="/">回到总览</Link>}
      />
    </div>
  );
};
