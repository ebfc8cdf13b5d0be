using Haechi.Kernel;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.Platform.Register;

namespace Haechi.OnlineSafety.ImageRemoval;

/// <summary>Says that videos are not compared where ffmpeg is missing.</summary>
internal sealed class RemovalCondition(VideoFrames videos) : IServiceCondition
{
    private static readonly ServiceCondition NoVideos = new(
        true,
        new("동영상을 읽는 프로그램(ffmpeg)이 없어 수집한 동영상은 견주지 않습니다. 사진은 견줍니다.", "ffmpeg is not installed: collected videos are not compared. Pictures are."),
        new("서버에 ffmpeg를 설치해 주세요.", "Install ffmpeg on the server."));

    public string ServiceId => ImageRemovalManifest.ServiceId;

    public ValueTask<ServiceCondition> CheckAsync(CancellationToken cancellationToken) => ValueTask.FromResult(videos.ArePresent ? ServiceCondition.Working : NoVideos);
}
