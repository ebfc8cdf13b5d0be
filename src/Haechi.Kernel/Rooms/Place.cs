namespace Haechi.Kernel.Rooms;

/// <summary>Where something is: a name as people say it, a WGS 84 position, or both.</summary>
/// <param name="Name">Address or landmark; at most 200 characters.</param>
/// <param name="Latitude">Degrees, -90 to 90.</param>
/// <param name="Longitude">Degrees, -180 to 180.</param>
public sealed record Place(string? Name, double? Latitude = null, double? Longitude = null)
{
    /// <summary>Checks ranges; a position needs both of its halves.</summary>
    public Outcome<Place> Checked()
    {
        if (Name is { Length: > 200 })
        {
            return Refusals.Of("place-name-too-long", "장소 이름은 200자까지입니다.", "The place name has at most 200 characters.", "줄여서 적어 주세요.", "Shorten it.");
        }

        if (Latitude.HasValue != Longitude.HasValue
            || Latitude is { } lat && !(lat is >= -90 and <= 90)
            || Longitude is { } lon && !(lon is >= -180 and <= 180))
        {
            return Refusals.Of("place-out-of-range", "위도는 -90~90, 경도는 -180~180이며 둘 다 있어야 합니다.", "Latitude is -90 to 90 and longitude -180 to 180, both or neither.", "좌표를 확인해 주세요.", "Check the coordinates.");
        }

        return this;
    }
}
