using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Haechi.Platform.Identity;

/// <summary>The fixed roles on disk.</summary>
internal sealed class AccountRoleStore(IdentityDb db, IdentityErrorDescriber errors) : RoleStore<AccountRole, IdentityDb, string>(db, errors);
