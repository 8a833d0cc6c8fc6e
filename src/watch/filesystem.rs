//! What kind of file system a folder is on: one that comes over a network, or from another system, tells of no changes that were made elsewhere.
//!
//! Linux says it in a number (`statfs(2)`); where that fails the list of mounts is read. Other systems do not say it in a form that can be relied on: there a change
//! that is found without word of it tells the same, a little later.

use std::path::Path;

/// Numbers of file systems from which no word of changes made elsewhere comes; from `linux/magic.h` and `statfs(2)`.
#[cfg(target_os = "linux")]
const REMOTE: [u64; 14] = [
    0x6969,      // NFS
    0x517b,      // SMB
    0xff53_4d42, // CIFS
    0xfe53_4d42, // SMB 2
    0x6573_5546, // FUSE, also virtiofs
    0x0102_1997, // 9p, also the drives of Windows in WSL 2
    0x7863_4256, // VirtualBox
    0x786f_4256, // VirtualBox
    0x00c3_6400, // Ceph
    0x5346_414f, // AFS
    0x7375_7245, // Coda
    0x564c,      // NCP
    0x0bd0_0bd0, // Lustre
    0x6b41_4653, // AFS in the kernel
];

/// Does this folder tell of no changes that are made elsewhere?
#[cfg(target_os = "linux")]
pub(super) fn is_remote(folder: &Path) -> bool {
    match rustix::fs::statfs(folder) {
        // The field is wider on some processors, and signed on others.
        Ok(found) => REMOTE.contains(&(u64::try_from(found.f_type).unwrap_or_default() & 0xffff_ffff)),
        Err(_) => std::fs::read_to_string("/proc/mounts").is_ok_and(|mounts| is_remote_mount(&mounts, folder)),
    }
}

/// Does this folder tell of no changes that are made elsewhere? Not known here.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_remote(_: &Path) -> bool {
    false
}

/// Reads the list of mounts: the last one that holds the folder and has the longest path counts.
#[cfg(any(target_os = "linux", test))]
fn is_remote_mount(mounts: &str, folder: &Path) -> bool {
    let mut found: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let mut fields = line.split(' ').skip(1);
        let (Some(point), Some(kind)) = (fields.next(), fields.next()) else { continue };
        // A space in a path is written as its octal number.
        let point = point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
        let length = point.len();
        if folder.starts_with(&point) && found.is_none_or(|(longest, _)| longest <= length) {
            found = Some((length, kind));
        }
    }
    const KINDS: [&str; 14] =
        ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "vboxsf", "ceph", "afs", "ncpfs", "virtiofs", "lustre", "prl_fs"];
    found.is_some_and(|(_, kind)| KINDS.contains(&kind) || kind.starts_with("fuse"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mount_with_the_longest_path_counts() {
        let mounts = "overlay / overlay rw 0 0\nC:\\134 /mnt/c 9p rw 0 0\ntmpfs /mnt/c/tmp tmpfs rw 0 0\nserver:/x /home/een\\040map nfs4 rw 0 0\nsshfs /s fuse.sshfs rw 0 0\n";
        let is = |folder: &str| is_remote_mount(mounts, Path::new(folder));
        assert!(is("/mnt/c/site") && is("/home/een map/site") && is("/s"));
        assert!(!is("/mnt/c/tmp/site") && !is("/home/site") && !is("/mnt/cc"));
        assert!(!is_remote_mount("", Path::new("/x")) && !is_remote_mount("rommel\n\n \n", Path::new("/x")));
    }

    #[test]
    fn a_temporary_folder_is_here() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(!is_remote(folder.path()));
    }
}
