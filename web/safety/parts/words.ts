/** Texts that the script shows; the page's own come from the server. */
const ko = {
  picture: (n: number) => `사진 ${n}`, video: (n: number) => `영상 ${n}`,
  computing: '이 기기에서 지문을 계산하고 있습니다', share: (percent: number) => `이 기기에서 지문을 계산하고 있습니다 (${percent}%)`,
  good: '지문을 만들었습니다', weak: '지문을 만들었지만 단조로운 사진이라 찾기 어려울 수 있습니다', frames: (n: number) => `장면 ${n}개의 지문을 만들었습니다`,
  unreadable: '이 기기에서 읽을 수 없는 파일입니다. JPEG, PNG, WebP 사진이나 MP4 영상을 골라 주세요.', nothing: '지문을 만들 장면이 없습니다. 다른 영상을 골라 주세요.',
  remove: '빼기', needConsent: '동의문에 먼저 동의해 주세요.', needFile: '사진이나 영상을 하나 이상 골라 주세요.', wait: '지문 계산이 끝나기를 기다려 주세요.',
  failed: '보내지 못했습니다. 인터넷 연결을 확인하고 다시 눌러 주세요. 두 번 접수되지 않습니다.',
  copied: '복사했습니다', watching: '찾고 있습니다', closed: '지원이 끝났습니다', uploaded: (n: number) => `사진 ${n}장을 사건의 열쇠로 잠가 보관했습니다.`, uploading: (n: number, of: number) => `사진을 보내고 있습니다 (${n}/${of}). 이 화면을 닫지 말아 주세요.`,
  notUploaded: (n: number, why: string) => `신청은 접수됐지만 사진 ${n}장은 보내지 못했습니다. 지문은 모두 맡기셨으니 보내지 않으셔도 됩니다. ${why}`,
  none: (n: number) => `${n}곳`, count: (n: number) => `${n}개`,
};
type Words = typeof ko;
const en: Words = {
  picture: (n) => `Picture ${n}`, video: (n) => `Video ${n}`,
  computing: 'Computing the fingerprint on this device', share: (percent) => `Computing the fingerprint on this device (${percent}%)`,
  good: 'The fingerprint is made', weak: 'The fingerprint is made, but there is little to see in this picture and it may be hard to find', frames: (n) => `Fingerprints of ${n} scenes are made`,
  unreadable: 'This device cannot read the file. Choose a JPEG, PNG or WebP picture or an MP4 video.', nothing: 'There is no scene to make a fingerprint of. Choose another video.',
  remove: 'Leave out', needConsent: 'Please agree to the consent first.', needFile: 'Choose at least one picture or video.', wait: 'Please wait until the fingerprints are made.',
  failed: 'It could not be sent. Check the connection and press again; it will not be filed twice.',
  copied: 'Copied', watching: 'We are looking', closed: 'Support has ended', uploaded: (n) => `Kept under the lock of your case: ${n}.`, uploading: (n, of) => `Sending the pictures (${n}/${of}). Please keep this page open.`,
  notUploaded: (n, why) => `Your request is filed, but pictures could not be sent: ${n}. Their fingerprints are all entrusted, so you need not send them. ${why}`,
  none: (n) => `${n}`, count: (n) => `${n}`,
};

export const language = document.documentElement.lang === 'en' ? 'en' : 'ko';
export const words: Words = language === 'en' ? en : ko;
export const dateTime = (iso: string) => new Intl.DateTimeFormat(language, { timeZone: 'Asia/Seoul', dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
