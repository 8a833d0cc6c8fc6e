//! A build may be killed at any moment: the old site or the new one stands, whole, and the next build works and clears up.
//!
//! On Linux the two change places in one call. Elsewhere there is a moment without `public`, in which the old site stands beside it, whole, under the
//! name that the next build looks for.

use std::time::{Duration, Instant};

use super::project::{Project, Tree, differences, tree};
use super::safety::beside;

/// Waits without sleeping: a kill must come at a moment that the scheduler does not choose.
pub(crate) fn spin(time: Duration) {
    let start = Instant::now();
    while start.elapsed() < time {
        std::hint::spin_loop();
    }
}

/// The site that a reader, or the next build, finds.
fn standing(project: &Project) -> Tree {
    if cfg!(target_os = "linux") || project.path("public").exists() {
        return project.site();
    }
    let old = beside(project).into_iter().find(|name| name.starts_with(".public.old-")).expect("the old site, set aside");
    tree(&project.path(&old))
}

#[test]
fn a_killed_build_leaves_a_whole_site_and_the_next_one_clears_up() {
    let project = Project::small();
    for number in 10..40 {
        let chapter = format!("+++\ntitle = \"Hoofdstuk {number}\"\nid = \"h-{number}\"\n+++\n\nEr staan `= bomen[Totaal, 2023]`.\n");
        project.write(&format!("content/2023/{number}-h.md"), chapter);
    }
    let sentences = ["In het kort.", "In het lang."];
    let mut current = project.build();
    let start = Instant::now();
    project.build();
    let time = start.elapsed();
    let (mut killed, mut moment) = (0, 0);
    for round in 0..20 {
        project.replace("content/2023/index.md", sentences[round % 2], sentences[(round + 1) % 2]);
        moment += 1;
        let mut child = project.start(&["build", "--quiet"]);
        spin(time * moment / 20);
        child.kill().expect("the build is killed, or has ended");
        killed += u32::from(!child.wait().expect("it ends").success());
        let stands = standing(&project);
        let next = project.build();
        assert_ne!(differences(&current, &next), [""; 0], "each round has a new sentence");
        assert!(stands == current || stands == next, "round {round}: neither the old site nor the new one stands");
        assert_eq!(beside(&project), [""; 0], "round {round}");
        current = next;
    }
    assert!(killed >= 5, "only {killed} builds were killed before they ended");
}

#[test]
fn two_builds_at_once_leave_one_whole_site() {
    let project = Project::small();
    let site = project.build();
    for _ in 0..5 {
        let children = [project.start(&["build", "--quiet"]), project.start(&["build", "--quiet"])];
        for mut child in children {
            child.wait().expect("it ends");
        }
        assert_eq!(differences(&site, &project.build()), [""; 0]);
        assert_eq!(beside(&project), [""; 0]);
    }
}
