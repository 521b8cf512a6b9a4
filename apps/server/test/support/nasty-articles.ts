/** An article as freepublish/batchget spells it. */
export interface NewsItem {
  title: string;
  author: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  thumb_url: string;
  show_cover_pic: 0 | 1;
  need_open_comment: 0;
  only_fans_can_comment: 0;
  url: string;
  is_deleted: boolean;
}

export interface NastyArticle {
  title: string;
  content: string;
  cover?: string;
  digest?: string;
}

/** What editors of official accounts really paste, and what attackers would; `pictures` is where `/mmbiz/…` lies. */
export function nastyArticles(pictures: string): NastyArticle[] {
  const picture = (name: string): string => `${pictures}/mmbiz/${name}`;
  const styled = '<p style="margin:0px;padding:0px;letter-spacing:0.544px;font-family:-apple-system;white-space:normal"><span style="font-size:15px;color:rgb(63,63,63)">一段带满样式的文字。</span></p>';
  return [
    { title: '三十五万字节的正文', content: `<section>${styled.repeat(Math.ceil(350_000 / styled.length))}</section>` },
    { title: '懒加载的图片', content: `<p><img class="rich_pages js_insertlocalimg" data-ratio="0.66" data-src="${picture('lazy')}" data-type="jpeg" data-w="1080" src="data:image/gif;base64,iVBORw0KGgo="></p><p>图下的字</p>`, cover: picture('cover') },
    { title: '视频与卡片', content: '<p>看视频</p><iframe class="video_iframe rich_pages" data-vidtype="2" data-src="https://mp.weixin.qq.com/mp/readtemplate?t=pages/video_player_tmpl"></iframe><mp-common-videosnap data-id="x"></mp-common-videosnap><mpvoice name="录音"></mpvoice><mp-common-profile data-nickname="演示"></mp-common-profile><mp-miniprogram data-miniprogram-appid="wx00"></mp-miniprogram>' },
    { title: '没有正文', content: '', digest: '' },
    { title: '残缺的标签', content: '<section><p>没有<b>闭合<i>的</p><div>标签</section></table><td>散落的格子<p><<<>>> & &amp; &lt;b&gt;' },
    { title: '套着的表格', content: '<table><tbody><tr><td colspan="9999"><table><tr><td>甲</td><td><table><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></table></td></tr></table></td></tr><tr><td>乙</td><td>丙</td></tr></tbody></table>' },
    {
      title: '脚本 <script>alert(1)</script> 与事件',
      content: '<script>document.title="坏"</script><p onclick="alert(1)" style="background:url(https://evil.example/x.png);position:fixed">文<svg onload="alert(1)"><script>alert(2)</script></svg></p><img src="x" onerror="document.title=\'坏\'"><style>body{display:none}</style><p style="display:none">藏着的字</p><a href="javascript:alert(1)">点我</a><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><form action="https://evil.example/"><input name="p"></form>',
    },
    { title: '外来与内嵌的地址', content: '<p><img src="data:text/html;base64,PHNjcmlwdD4="><img src="javascript:alert(1)"><img src="https://evil.example/track.gif" alt="外站图"><img src="file:///etc/passwd"><img src="http://169.254.169.254/latest/meta-data"><img src="//evil.example/a.png"><a href="data:text/html,x">甲</a><a href="https://example.org/">乙</a></p>', cover: 'https://evil.example/cover.png' },
    { title: '同一张图很多遍', content: `<p><img data-src="${picture('same')}"></p>`.repeat(150) },
    { title: '一张过大的图', content: `<p>图前</p><p><img data-src="${picture('huge')}" alt="总平面图"></p><p>图后</p>`, cover: picture('huge') },
    { title: '表情与方向 😀👨‍👩‍👧\u202e乱', content: '<p>😀👨‍👩‍👧‍👦 مرحبا\u202e翻转 \u0000\ud83d 末尾</p>', digest: '😀'.repeat(200) },
  ];
}

export const newsItem = (article: NastyArticle, url: string): NewsItem => ({
  ...{ title: article.title, author: '演示', digest: article.digest ?? '', content: article.content, content_source_url: '', thumb_media_id: 'm', thumb_url: article.cover ?? '' },
  ...{ show_cover_pic: 1, need_open_comment: 0, only_fans_can_comment: 0, url, is_deleted: false },
});
