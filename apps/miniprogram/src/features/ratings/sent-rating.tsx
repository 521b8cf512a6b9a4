import { Box, Tap, Words } from '../../components/elements';
import { back } from '../../services/navigate';
import type { Sent } from './send-rating';

/** Number and code, large enough to write down: who has both reads the rating back. */
export function ReadBackKey({ sent }: { sent: Sent }) {
  return (
    <Box className="done" role="status">
      <Words as="p">评价已提交，谢谢您。</Words>
      <Words as="p">编号</Words>
      <Words as="p" className="receipt">
        {sent.receipt}
      </Words>
      <Words as="p">查询码</Words>
      <Words as="p" className="receipt">
        {sent.code}
      </Words>
      <Words as="p">{sent.isKept ? '编号和查询码已存在这部手机上。换手机要用，请记下来，不要给别人。' : '这里不保存，请拍照或记下来，不要给别人。'}</Words>
    </Box>
  );
}

const nextWords = ({ isBad, isAnonymous }: Sent) =>
  isBad ? `不满意的评价会转为整改，由具体的人负责，到期公开结果。${isAnonymous ? '凭编号和查询码看整改，并由您说改好没有。' : '整改后会在微信里告诉您，由您说改好没有。'}` : '凭编号和查询码可以看您的评价，期限内可以改一次。';

export function SentRating({ sent }: { sent: Sent }) {
  return (
    <>
      <ReadBackKey sent={sent} />
      <Words as="p" className="told">
        {`${sent.isAnonymous ? '这次评价是匿名的。' : '这次评价和您的微信登录联系在一起，被评价的人看不到是谁。'}${nextWords(sent)}`}
      </Words>
      <Tap className="button wide-button" to={`/pages/my-rating/index?receipt=${sent.receipt}`}>
        看我的评价
      </Tap>
      <Tap className="button quiet wide-button" onTap={() => void back()}>
        返回
      </Tap>
    </>
  );
}
