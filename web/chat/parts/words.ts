/** Texts of the chat page. Answers themselves come from the server. */
const ko = {
  you: '나', bot: '서울톡', ai: 'AI 안내', counsellor: '상담사', notice: '안내',
  placeholder: '궁금한 것을 적거나, 불편한 곳을 알려 주세요', send: '보내기', photo: '사진 첨부', removePhoto: '사진 빼기',
  person: '상담사 연결', newTalk: '새 대화', helpful: '도움이 되었나요?', yes: '예', no: '아니요', thanks: '의견 고맙습니다.',
  source: '출처', owner: '담당', validUntil: (day: string) => `${day}까지 유효`, demo: '예시 자료', unknown: '확인하지 못함',
  receipt: '접수번호', department: '담당 부서', due: '처리 기한', copy: '복사', copied: '복사함', result: '처리 결과',
  photoAdded: '사진 첨부', thinking: '답변을 준비하고 있습니다', tooLong: (n: number) => `한 번에 ${n.toLocaleString('ko')}자까지 보낼 수 있습니다.`,
  offline: '연결이 끊겼습니다. 다시 연결하고 있습니다.', online: '다시 연결되었습니다.',
  failed: '보내지 못했습니다. 잠시 뒤 다시 시도해 주세요.', retry: '다시 보내기', over: '끝난 대화입니다. 새 대화를 시작해 주세요.',
  waiting: '상담사를 기다리는 중', with: (name: string) => `${name} 상담사와 대화 중 · 보내기 전의 글은 보이지 않습니다`, withBot: '서울톡(AI)과 대화 중',
  part: (n: number) => `질문 ${n}`, original: '자료 원문 보기', model: (name: string) => `모델: ${name}`,
};
type Words = typeof ko;
const en: Words = {
  you: 'You', bot: 'Seoul Talk', ai: 'AI answer', counsellor: 'Counsellor', notice: 'Notice',
  placeholder: 'Ask a question, or tell us what needs fixing', send: 'Send', photo: 'Add a photo', removePhoto: 'Remove photo',
  person: 'Talk to a person', newTalk: 'New conversation', helpful: 'Was this helpful?', yes: 'Yes', no: 'No', thanks: 'Thank you.',
  source: 'Source', owner: 'Office', validUntil: (day) => `valid until ${day}`, demo: 'demo data', unknown: 'Not known',
  receipt: 'Receipt no.', department: 'Department', due: 'Due', copy: 'Copy', copied: 'Copied', result: 'Result',
  photoAdded: 'Photo added', thinking: 'Preparing an answer', tooLong: (n) => `At most ${n.toLocaleString('en')} characters at once.`,
  offline: 'Connection lost. Reconnecting.', online: 'Connected again.',
  failed: 'It could not be sent. Please try again in a moment.', retry: 'Send again', over: 'This conversation is over. Please start a new one.',
  waiting: 'Waiting for a counsellor', with: (name) => `Talking with counsellor ${name} · nothing is seen before you send it`, withBot: 'Talking with Seoul Talk (AI)',
  part: (n) => `Question ${n}`, original: 'Show the documents themselves', model: (name) => `Model: ${name}`,
};

export const language = document.documentElement.lang === 'en' ? 'en' : 'ko';
export const words: Words = language === 'en' ? en : ko;

const inSeoul = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: 'Asia/Seoul', ...options });
const clock = inSeoul({ hour: 'numeric', minute: '2-digit' });
const dayAndClock = inSeoul({ month: 'long', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' });
export const timeOf = (iso: string) => clock.format(new Date(iso));
export const dateTimeOf = (iso: string) => dayAndClock.format(new Date(iso));
