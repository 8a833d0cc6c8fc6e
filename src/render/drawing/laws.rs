//! What holds for every drawing, tried on random pictures.
